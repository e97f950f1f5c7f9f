// Makes reports with the program and opens them in Chromium.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

export const ROOT = path.resolve(import.meta.dirname, "../..");
const PROGRAM = process.env.LACUNA ?? path.join(ROOT, "target/debug/lacuna");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** A folder for what a test writes; it goes when the tests end. */
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lacuna-browser-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs the program; exit code 1 means findings, which is no failure here. */
export function lacuna(...args) {
  try {
    return { code: 0, out: execFileSync(PROGRAM, args, { cwd: ROOT, encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 28 }) };
  } catch (error) {
    return { code: error.status, out: error.stdout, err: error.stderr };
  }
}

/** Writes a report and returns its path. */
export function report(name, agreement, ...more) {
  const file = path.join(folder, name);
  const run = lacuna("audit", agreement, "--as-of", "2026-11-24", "--no-config", "--output", file, ...more);
  if (run.code !== 0 && run.code !== 1) throw new Error(run.err ?? "the program was stopped");
  return file;
}

/** Writes a letter and returns its path. */
export function letter(name, agreement, ...more) {
  const file = path.join(folder, name);
  const run = lacuna("letter", agreement, "--as-of", "2026-11-24", "--no-config", "--output", file, ...more);
  if (run.code !== 0 && run.code !== 1) throw new Error(run.err ?? "the program was stopped");
  return file;
}

/** Writes a report with a thousand findings, or so many thousand, and returns its path. */
export function thousand(name, thousands = 1) {
  // The same rule under a thousand names.
  const rule = fs.readFileSync(path.join(ROOT, "policies/retention/RET-003.toml"), "utf8").split("[[example]]")[0]
    .replace('basis = "law"', 'basis = "policy"').replace('silence = "question"', 'silence = "finding"');
  const pack = path.join(folder, "policies/retention");
  fs.mkdirSync(pack, { recursive: true });
  for (let at = 0; at < 1000 * thousands; at += 1) {
    const id = `${["RET", "REU", "REV", "REW"][Math.floor(at / 900)]}-${100 + at % 900}`;
    fs.writeFileSync(path.join(pack, `${id}.toml`), rule.replace("RET-003", id));
  }
  const whole = agreement("policies/base.json");
  delete whole.datasets[0].retention;
  return report(name, write("thousand.json", whole), "--policies", path.dirname(pack));
}

/** The text of each sheet of a page printed as it stands. */
export async function sheets(page, name) {
  const pdf = path.join(folder, name);
  await page.pdf({ path: pdf, preferCSSPageSize: true, timeout: 120_000 });
  const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  return text.split("\f").slice(0, -1);
}

/** Reads an agreement that the tests change. */
export const agreement = (name) => JSON.parse(fs.readFileSync(path.join(ROOT, name), "utf8"));

/** Writes a JSON file for a test and returns its path. */
export function write(name, value) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value, null, 1));
  return file;
}

export function launch() {
  return puppeteer.launch({
    executablePath: CHROMIUM, headless: true, args: FLAGS, userDataDir: fs.mkdtempSync(path.join(folder, "profile-")),
  });
}

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

/** Opens a report. What a page must never do is noted on `page.faults`: requests, dialogs, errors of script. */
export async function open(browser, file, { size = DESK, script = true, scheme = "light", media } = {}) {
  const page = await browser.newPage();
  page.faults = [];
  await page.setViewport(size);
  await page.setJavaScriptEnabled(script);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  if (media) await page.emulateMediaType(media);
  const url = pathToFileURL(file).href;
  page.on("request", (request) => {
    const asked = request.url();
    if (asked.split("#")[0] !== url && !asked.startsWith("data:") && !asked.startsWith("blob:")) page.faults.push(`request ${asked}`);
  });
  page.on("dialog", (dialog) => {
    page.faults.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("pageerror", (error) => page.faults.push(`error ${error.message}`));
  page.on("console", (message) => message.type() === "error" && page.faults.push(`console ${message.text()}`));
  await page.goto(url, { waitUntil: "load" });
  return page;
}
