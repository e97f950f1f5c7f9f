// Starts `lacuna lsp` for agreement files and rule files.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start() {
  const settings = vscode.workspace.getConfiguration("lacuna");
  const server = { command: settings.get("path"), args: ["lsp", ...settings.get("arguments")] };
  // The server leaves JSON and TOML alone that are none of Lacuna's.
  const documentSelector = ["json", "jsonc", "toml"].map((language) => ({ scheme: "file", language }));
  // A message cannot hold a clause of several lines: the clause is shown as a document of its own, which is not saved.
  const middleware = {
    executeCommand: async (command, args, next) => {
      const result = await next(command, args);
      if (command === "lacuna.showWording" && result?.wording) {
        const document = await vscode.workspace.openTextDocument({ content: result.wording, language: "markdown" });
        await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
      }
      return result;
    },
  };
  const initializationOptions = { showsWording: true };
  client = new LanguageClient("lacuna", "Lacuna", server, { documentSelector, middleware, initializationOptions });

  try {
    await client.start();
  } catch (error) {
    const choice = await vscode.window.showErrorMessage(
      `Lacuna could not be started as "${server.command}": ${error.message}. Install it with "pip install lacuna-audit", or set lacuna.path.`,
      "Open settings",
    );
    if (choice) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "lacuna.path");
    }
  }
}

async function stop() {
  const running = client;
  client = undefined;
  // A client that never started cannot be stopped.
  if (running?.isRunning()) {
    await running.stop();
  }
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("lacuna.restart", async () => {
      await stop();
      await start();
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
