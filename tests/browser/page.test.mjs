// The page stands on its own: no network, no script needed, the same counts everywhere, hostile text only shown.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { ROOT, agreement, folder, lacuna, launch, open, report, write } from "./report.mjs";

const FEARED = "agreements/as-the-article-feared.json";
const HOSTILE = "</script></style><img src=x onerror=alert(1)><script>alert(2)</script>\u202Egnp.\u2066x\u200B\"' onclick=alert(3) {{ 7*7 }}";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test("no request, no error, with script and without", async () => {
  const file = report("alone.html", FEARED);
  for (const script of [true, false]) {
    const page = await open(browser, file, { script });
    assert.deepEqual(page.faults, []);
    await page.close();
  }
});

test("without script every finding and its evidence is there, on screen and on paper", async () => {
  const file = report("scriptless.html", FEARED);
  const counted = JSON.parse(lacuna("audit", FEARED, "--as-of", "2026-11-24", "--no-config", "--format", "json").out);
  const page = await open(browser, file, { script: false });
  const html = fs.readFileSync(file, "utf8");
  const findings = html.match(/<article class="finding"/g).length;
  assert.ok(findings > 10 && counted, `${findings} findings`);
  const pdf = path.join(folder, "scriptless.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  for (const [, id, , print] of html.matchAll(/<article class="finding" id="([^"]+)"([\s\S]*?)<\/article>/g)) {
    assert.ok(text.includes(id), `${id} is not printed`);
    assert.equal(print, undefined);
  }
  for (const [, print] of html.matchAll(/<dd><code>([0-9a-f]{16})<\/code><\/dd>/g)) {
    assert.ok(text.includes(print), `the check with fingerprint ${print} is not printed`);
  }
  const pages = text.split("\f").filter((sheet) => sheet.trim());
  const [, id] = html.match(/(L-2026-11-24-[0-9a-f]{8})/);
  assert.deepEqual(pages.flatMap((sheet, at) => (sheet.includes(id) ? [] : [at + 1])), [], "sheets without the report's id");
  await page.close();
});

test("the same counts in marks, table, filter and list", async () => {
  for (const name of fs.readdirSync(path.join(ROOT, "agreements")).slice(0, 6)) {
    const page = await open(browser, report("counts.html", `agreements/${name}`));
    const counts = await page.evaluate(() => {
      const numbers = (part) => [...part.querySelectorAll("td")].map((cell) => Number(cell.textContent.match(/\d+/)?.[0] ?? 0));
      const total = numbers(document.querySelector(".glance tfoot tr"));
      const columns = [0, 0, 0, 0];
      document.querySelectorAll(".glance tbody tr").forEach((row) => [...row.querySelectorAll("td")].forEach((cell, at) => {
        columns[at] += cell.querySelectorAll(".chip").length;
      }));
      // Many rules are a mark and a number; few are a mark each.
      const marks = [...document.querySelectorAll("#s1 .marks li")].map((part) => Number(part.textContent.match(/\d+/)?.[0] ?? part.querySelectorAll("svg").length));
      const shown = document.querySelector("#shown").textContent.match(/\d+/g).map(Number);
      return { total, columns, marks, shown, findings: document.querySelectorAll(".finding").length };
    });
    assert.deepEqual(counts.columns, counts.total.slice(0, 4), name);
    assert.deepEqual(counts.marks, counts.columns, name);
    assert.ok(counts.shown.every((count) => count === counts.findings), `${name}: ${JSON.stringify(counts)}`);
    await page.close();
  }
});

/** The agreement with hostile text in place of each string that may be anything. */
function hostile() {
  const whole = agreement("policies/base.json");
  const places = [];
  (function collect(value, holder, key) {
    if (typeof value === "string") places.push([holder, key]);
    else if (value && typeof value === "object") Object.keys(value).forEach((name) => collect(value[name], value, name));
  })(whole);
  // One file for each place tells which of them may be anything; in small folders, since a run shows only the first problems.
  places.forEach(([holder, key], at) => {
    const kept = holder[key];
    holder[key] = HOSTILE;
    write(`hostile/${Math.floor(at / 20)}/${at}.json`, whole);
    holder[key] = kept;
  });
  const refused = new Set();
  for (let part = 0; part * 20 < places.length; part += 1) {
    const { err = "" } = lacuna("validate", path.join(folder, "hostile", String(part)));
    for (const [, at] of err.matchAll(/(\d+)\.json:/g)) refused.add(Number(at));
  }
  let placed = 0;
  places.forEach(([holder, key], at) => {
    if (refused.has(at)) return;
    holder[key] = HOSTILE;
    placed += 1;
  });
  assert.ok(placed > 30, `${placed} places`);
  // Findings are wanted too, since they quote.
  delete whole.training;
  whole.retention.on_end = "retain";
  return whole;
}

test("hostile text in every field is shown and never obeyed", async () => {
  const file = report("hostile.html", write("hostile.json", hostile()));
  const page = await open(browser, file);
  await page.click("h1");
  const found = await page.evaluate(() => ({
    images: document.images.length,
    scripts: document.scripts.length,
    handlers: [...document.querySelectorAll("*")].filter((part) => [...part.attributes].some((own) => own.name.startsWith("on") || own.name === "style")).length,
    hidden: /[\u202A-\u202E\u2066-\u2069\u200B]/.test(document.documentElement.outerHTML),
    title: document.querySelector("h1").textContent,
  }));
  assert.deepEqual({ ...found, title: undefined }, { images: 0, scripts: 1, handlers: 0, hidden: false, title: undefined });
  assert.ok(found.title.includes("<img src=x onerror=alert(1)>") && found.title.includes("202E"), found.title);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("the content security policy stops script, handlers and pictures that find a way in", async () => {
  const file = report("policy.html", FEARED);
  const page = await open(browser, file);
  await page.evaluate(() => {
    const part = document.createElement("div");
    part.innerHTML = '<img src="data:," onerror="window.obeyed = 1"><img src="https://example.invalid/x.png">';
    const script = document.createElement("script");
    script.textContent = "window.obeyed = 2";
    part.append(script);
    document.body.append(part);
    part.firstChild.dispatchEvent(new Event("error"));
  });
  assert.equal(await page.evaluate(() => window.obeyed), undefined);
  assert.ok(page.faults.every((fault) => !fault.startsWith("dialog")));
  await page.close();
});

test("a thousand findings stay within their size and answer", { timeout: 60_000 }, async () => {
  // The same rule under a thousand names.
  const rule = fs.readFileSync(path.join(ROOT, "policies/retention/RET-003.toml"), "utf8").split("[[example]]")[0];
  const pack = path.join(folder, "policies/retention");
  fs.mkdirSync(pack, { recursive: true });
  for (let at = 100; at < 1100; at += 1) {
    const id = at < 1000 ? `RET-${at}` : `REU-${at - 900}`;
    fs.writeFileSync(path.join(pack, `${id}.toml`), rule.replace("RET-003", id));
  }
  const whole = agreement("policies/base.json");
  delete whole.datasets[0].retention;
  const file = report("thousand.html", write("thousand.json", whole), "--policies", path.dirname(pack));
  const page = await open(browser, file);
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  const findings = await page.$$eval(".finding", (all) => all.length);
  assert.ok(findings >= 1000, `${findings} findings`);
  assert.ok(nodes / findings < 150, `${nodes} nodes`);
  assert.ok(fs.statSync(file).size / findings < 8_000, `${fs.statSync(file).size} bytes`);
  await page.click("#tools [value=not_stated]");
  assert.ok(await page.$eval("#filtered", (part) => part.checkVisibility()));
  await page.close();
});
