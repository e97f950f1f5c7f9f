// The page stands on its own: no network, no script needed, the same counts everywhere, hostile text only shown.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { ROOT, agreement, folder, lacuna, launch, letter, open, report, sheets, thousand, write } from "./report.mjs";

const FEARED = "agreements/as-the-article-feared.json";
const MEMORANDUM = "agreements/uk-openai-mou-2025.json";
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
  const findings = html.match(/<article /g).length;
  assert.ok(findings > 10 && counted, `${findings} findings`);
  const pages = await sheets(page, "scriptless.pdf");
  const text = pages.join("");
  const checks = [...html.matchAll(/<article id="([^"]+)"[\s\S]*?<dd>([0-9a-f]{16})<\/dl>/g)];
  assert.equal(checks.length, findings);
  for (const [, id, code] of checks) {
    assert.ok(text.includes(id) && text.includes(code), `${id} is not printed with its check`);
  }
  assert.equal(text.match(/Decision: +☐ Accept/g).length, findings, "no line for a decision by hand under some finding");
  await page.close();
});

/** What each sheet must carry: the report's id, the agreement's fingerprint, and its number among all. */
function footed(pages, html) {
  const [, id] = html.match(/(L-2026-11-24-[0-9a-f]{8})/);
  const [, digest] = html.match(/<code>([0-9a-f]{16})[0-9a-f]{48}<\/code>/);
  const lacks = (sheet, at) => ![id, digest, `${at + 1}/${pages.length}`].every((part) => sheet.replace(/ /g, "").includes(part));
  return pages.flatMap((sheet, at) => (lacks(sheet, at) ? [at + 1] : []));
}

test("every sheet tells which report it is of, and nothing is cut at its edge", async () => {
  for (const path of [FEARED, MEMORANDUM]) {
    const file = report("sheets.html", path);
    const page = await open(browser, file);
    const pages = await sheets(page, "sheets.pdf");
    assert.deepEqual(footed(pages, fs.readFileSync(file, "utf8")), []);
    assert.ok(pages[0].includes("What this report cannot tell you") && !pages[0].includes("Concern by concern"), "page 1 is not the result");
    await page.emulateMediaType("print");
    await page.setViewport({ width: 688, height: 1000 });
    const cut = await page.evaluate(() => [...document.querySelectorAll("main *")].filter((part) => part.scrollWidth > part.clientWidth + 2 && getComputedStyle(part).overflowX !== "visible" && !part.closest(".hidden,.paper,svg")).map((part) => part.outerHTML.slice(0, 100)));
    assert.deepEqual(cut, []);
    await page.close();
  }
});

test("the summary is two sheets, says that it is one, and prints nothing else", async () => {
  const more = ["agreements/nhs-federated-data-platform-2023.json", "agreements/deepmind-royal-free-2015.json", "agreements/ec-microsoft-before-2024.json", "tests/fixtures/agreements/f3-good-processor-contract.json", "tests/fixtures/agreements/f7-everything-silent.json"];
  for (const path of [FEARED, MEMORANDUM, ...more]) {
    for (const language of ["en", "zh"]) {
      const file = report("summary.html", path, "--lang", language);
      const page = await open(browser, file);
      await page.evaluate(() => { window.print = () => {}; });
      // A decision adds a line to the first sheet.
      await page.evaluate(() => document.querySelector("article .decide [value=accept]")?.click());
      const whole = await page.evaluate(() => document.querySelector("main").outerHTML.length);
      await page.click("#print-summary");
      const pages = await sheets(page, "summary.pdf");
      assert.equal(await page.evaluate(() => document.querySelector("main").outerHTML.length), whole, "what was not printed is gone from the page");
      assert.equal(pages.length, 2, `${path} (${language}) takes ${pages.length} sheets`);
      assert.deepEqual(footed(pages, fs.readFileSync(file, "utf8")), []);
      assert.match(pages[0], language === "en" ? /Summary only: sections 3 to 10 are not printed/ : /仅为摘要/);
      assert.ok(!pages.join("").includes("SHA-256 of what"), "more than the summary is printed");
      await page.click("#print-all");
      assert.ok((await sheets(page, "whole.pdf")).length > 10, "print everything prints a summary");
      await page.close();
    }
  }
});

test("in Chinese, what is not Chinese is marked with its language", async () => {
  const files = [FEARED, MEMORANDUM].map((path, at) => report(`zh-${at}.html`, path, "--lang", "zh"));
  for (const file of [...files, letter("zh-letter.html", MEMORANDUM, "--lang", "zh")]) {
    const page = await open(browser, file);
    const unmarked = await page.evaluate(() => {
      const found = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        // Ids, pointers, hashes and commands are nobody's language.
        if (parentElement.closest("code, pre, script, template") || !parentElement.closest("[lang]").lang.startsWith("zh")) continue;
        if (/[A-Za-z]{3,}[ ,]+[A-Za-z]{2,}/.test(data)) found.push(data.trim().slice(0, 120));
      }
      return found;
    });
    assert.deepEqual(unmarked.slice(0, 5), []);
    await page.close();
  }
});

test("the same counts in the bar, by concern, in the filter and in the list", async () => {
  for (const name of fs.readdirSync(path.join(ROOT, "agreements"))) {
    const page = await open(browser, report("counts.html", `agreements/${name}`));
    const counts = await page.evaluate(() => {
      const numbers = (part) => [...part.querySelectorAll("td.n")].map((cell) => Number(cell.lastChild.textContent));
      const total = numbers(document.querySelector(".glance tfoot tr"));
      const columns = [0, 0, 0, 0, 0];
      document.querySelectorAll(".glance tbody tr").forEach((row) => numbers(row).forEach((n, at) => { columns[at] += n; }));
      const bar = [...document.querySelectorAll("#s1 [data-count]")].map((part) => Number(part.textContent.match(/\d+/)[0]));
      const shown = document.querySelector("#shown").textContent.match(/\d+/g).map(Number);
      return { total, columns, bar, shown, findings: document.querySelectorAll("article").length };
    });
    // Concerns of which no rule applies have no row.
    assert.deepEqual(counts.columns.slice(0, 4), counts.total.slice(0, 4), name);
    assert.deepEqual(counts.bar, counts.total, name);
    assert.ok(counts.shown.every((count) => count === counts.findings), `${name}: ${JSON.stringify(counts)}`);
    await page.close();
  }
});

test("the first screen has the verdict, what to settle first, the states, the clauses and the way of the data", async () => {
  for (const name of [FEARED, MEMORANDUM, "agreements/dfe-learning-records-trustopia.json"]) {
    const page = await open(browser, report("first.html", name), { size: { width: 1280, height: 800 } });
    const ends = (selector) => page.$eval(selector, (part) => part.getBoundingClientRect().bottom);
    assert.ok(await ends(".verdict .words") < 400, `${name}: the verdict is low`);
    for (const selector of [".verdicts", ".first", ".states", ".route"]) {
      assert.ok(await ends(selector) <= 800, `${name}: ${selector} ends at ${await ends(selector)}`);
    }
    await page.setViewport({ width: 390, height: 844 });
    assert.ok(await ends(".verdict .words") < 844, `${name}: no verdict on the first screen of a phone`);
    // No notice is louder than the verdict.
    const sizes = await page.$$eval(".notice, .official p, .verdict .words", (all) => all.map((part) => [part.className, parseFloat(getComputedStyle(part).fontSize)]));
    const verdict = Math.max(...sizes.filter(([kind]) => kind === "words").map(([, size]) => size));
    assert.ok(sizes.every(([kind, size]) => kind === "words" || size < verdict));
    await page.close();
  }
});

test("a clean agreement prints on six sheets at most, and the memorandum on eight", async () => {
  for (const [path, most] of [["policies/base.json", 6], [MEMORANDUM, 8]]) {
    const page = await open(browser, report("short.html", path));
    const pages = await sheets(page, "short.pdf");
    assert.ok(pages.length <= most, `${path} takes ${pages.length} sheets`);
    await page.close();
  }
});

test("a clause is copied, a view is sent by its address, and every finding has its own", async () => {
  const file = report("links.html", FEARED);
  const page = await open(browser, file);
  const copied = await page.evaluate(async () => {
    const button = document.querySelector("article .copy"), said = button.textContent;
    document.execCommand = () => true;
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } });
    button.click();
    await new Promise((done) => setTimeout(done, 50));
    return [window.copied === button.nextElementSibling.textContent, said, button.textContent];
  });
  assert.deepEqual(copied, [true, "Copy the clause", "Copied"]);
  await page.select("#tools [name=severity]", "4");
  const address = await page.evaluate(() => location.hash);
  const shown = await page.$eval("#shown", (part) => part.textContent);
  await page.close();
  const other = await open(browser, file);
  await other.evaluate((hash) => { location.hash = hash; }, address);
  await other.waitForFunction((text) => document.querySelector("#shown").textContent === text, {}, shown);
  const links = await other.$$eval("article", (all) => all.filter((part) => part.querySelector(".id").hash !== "#" + part.id).length);
  assert.equal(links, 0);
  await other.close();
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
    // Two agreements of one id in a folder would be refused for that.
    const own = whole.id === HOSTILE ? HOSTILE : `${whole.id}-${at}`;
    write(`hostile/${Math.floor(at / 20)}/${at}.json`, { ...whole, id: own });
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
  const file = thousand("thousand.html");
  const page = await open(browser, file);
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  const findings = await page.$$eval("article", (all) => all.length);
  assert.ok(findings >= 1000, `${findings} findings`);
  assert.ok(nodes / findings < 100, `${nodes} nodes`);
  assert.ok(fs.statSync(file).size / findings < 2_800, `${fs.statSync(file).size} bytes`);
  await page.click("#tools [value=not_stated]");
  assert.ok(await page.$eval("#filtered", (part) => part.checkVisibility()));
  await page.type("#tools [name=search]", "RET-777");
  assert.match(await page.$eval("#shown", (part) => part.textContent), /^0 of /);
  await page.click("#tools [value=not_stated]");
  assert.match(await page.$eval("#shown", (part) => part.textContent), /^1 of /);
  await page.close();
});
