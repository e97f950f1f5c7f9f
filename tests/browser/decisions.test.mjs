// Decisions: made by keyboard, downloaded, loaded again, refused by name, shown for all reviewers, and on paper by hand.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { folder, lacuna, launch, open, report, write } from "./report.mjs";

const FEARED = "agreements/as-the-article-feared.json";
const SAVED = path.join(folder, "saved");

let browser, file;
before(async () => {
  browser = await launch();
  file = report("decisions.html", FEARED);
  const session = await browser.target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: SAVED });
});
after(() => browser.close());

const said = (page) => page.$eval("#said", (part) => part.textContent);
const ids = (page) => page.$$eval(".cause > article", (all) => all.map((part) => part.id));

/** Decides by keyboard alone: into the group, by arrows to the answer, and on to the reason. */
async function decide(page, id, steps, reason = "") {
  await page.focus(`#${id} .decide input:checked`);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.type(reason);
}

async function saved() {
  const name = path.join(SAVED, "decisions.json");
  for (let tries = 0; tries < 100 && !fs.existsSync(name); tries += 1) await new Promise((done) => setTimeout(done, 50));
  const text = fs.readFileSync(name, "utf8");
  fs.rmSync(name);
  return JSON.parse(text);
}

async function load(page, name, value) {
  await page.$eval("#said", (part) => { part.textContent = ""; });
  await (await page.$("#load")).uploadFile(write(name, value));
  await page.waitForFunction(() => document.querySelector("#said").textContent);
  return said(page);
}

test("decisions go out by keyboard and come in again; what does not fit is refused by name", async () => {
  const page = await open(browser, file);
  const [first, second, third] = await ids(page);
  assert.ok(await page.$eval("#bar", (part) => part.hidden));
  const save = async () => { await page.focus("#bar .save"); await page.keyboard.press("Enter"); };
  await decide(page, first, 1);
  await decide(page, second, 2);
  assert.match(await page.$eval("#unsaved", (part) => part.textContent), /2/);
  assert.match(await page.$eval("#strip", (part) => part.textContent), /^Machine findings.* 2 of /);
  await save();
  assert.ok((await said(page)).includes(second), "a dispute without a reason is not refused by name");
  assert.ok(await page.$eval(`#${second} textarea`, (part) => part === document.activeElement));
  await page.keyboard.type("Clause 9 says <b>otherwise</b>.");
  await save();
  assert.ok(await page.$eval("[name=reviewer]", (part) => part === document.activeElement), "a file without a name");
  const bar = await page.evaluate(() => [document.activeElement.getBoundingClientRect().bottom, document.querySelector("#bar").getBoundingClientRect().top]);
  assert.ok(bar[0] <= bar[1], `focus under the bar: ${bar}`);
  await page.keyboard.type("Jo Field");
  await save();
  const out = await saved();
  assert.deepEqual(out.reviewer, { name: "Jo Field", role: "" });
  assert.deepEqual(out.decisions.map(({ rule, decision, reason }) => [rule, decision, reason]), [
    [first, "accept", ""], [second, "dispute", "Clause 9 says <b>otherwise</b>."],
  ]);
  assert.deepEqual(await violations(page), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  assert.deepEqual(page.faults, []);
  await page.close();

  const again = await open(browser, file);
  await load(again, "decisions.json", out);
  assert.equal(await again.$eval(`#${second} textarea`, (part) => part.value), "Clause 9 says <b>otherwise</b>.");
  assert.match(await again.$eval("#unsaved", (part) => part.textContent), /0/);
  assert.match(await load(again, "bad.json", "{"), /bad\.json/);
  assert.match(await load(again, "list.json", [1]), /list\.json/);
  // What is no text must not be taken for one.
  assert.match(await load(again, "odd.json", { ...out, agreement: { toString: 1 } }), /odd\.json/);
  assert.match(await load(again, "foreign.json", { ...out, agreement: "other<img src=x>" }), /foreign\.json.*other<img src=x>/);
  const stale = { ...out, decisions: [...out.decisions, { ...out.decisions[0], rule: third }, { ...out.decisions[0], rule: "constructor" }] };
  assert.match(await load(again, "stale.json", stale), new RegExp(`stale\\.json.*${third}, constructor`));
  assert.equal(await again.$eval(`#${third} .decide input:checked`, (part) => part.value), "");
  assert.deepEqual(again.faults, []);
  await again.close();

  // The program takes the same file, and shows both reviewers.
  const one = write("one.json", out);
  const other = write("other.json", { ...out, reviewer: { name: "Kim", role: "Counsel" }, decisions: [{ ...out.decisions[0], decision: "needs_change", reason: "Shorten it." }] });
  const both = await open(browser, report("both.html", FEARED, "--decisions", one, "--decisions", other));
  assert.deepEqual(await both.$$eval(".reviewers thead th", (all) => all.slice(1).map((part) => part.textContent)), ["Jo Field", "Kim, Counsel"]);
  assert.ok(await both.$eval(".reviewers tbody tr", (row, id) => row.className === "disagreed" && row.querySelector("a").hash === "#" + id, first));
  assert.deepEqual(await violations(both), []);
  assert.deepEqual(both.faults, []);
  await both.close();
  const refused = lacuna("audit", FEARED, "--as-of", "2026-11-24", "--no-config", "--decisions", write("stale2.json", stale));
  assert.equal(refused.code, 2);
  assert.ok(refused.err.includes(third), refused.err);
});

test("leaving with decisions that were not downloaded is warned of", async () => {
  const page = await open(browser, file);
  const [first] = await ids(page);
  await page.click(`#${first} .decide [value=accept]`);
  const warned = new Promise((resolve) => page.once("dialog", (dialog) => resolve(dialog.type())));
  await page.close({ runBeforeUnload: true });
  assert.equal(await warned, "beforeunload");
});

test("on paper a decision can be written by hand, and one that was made is printed", async () => {
  const page = await open(browser, file);
  const [first, second] = await ids(page);
  await page.click(`#${first} .decide [value=accept]`);
  await page.emulateMediaType("print");
  const seen = (selector) => page.$eval(selector, (part) => part.checkVisibility());
  const line = (id) => page.$eval(`#${id}`, (part) => getComputedStyle(part, "::after").display === "block");
  assert.deepEqual([await line(first), await seen(`#${first} .decide`)], [false, true]);
  assert.deepEqual([await line(second), await seen(`#${second} .decide`)], [true, false]);
  assert.equal(await seen("#bar"), false);
  await page.close({ runBeforeUnload: false });
});
