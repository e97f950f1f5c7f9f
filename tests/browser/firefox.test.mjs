// The page in Firefox: the same words, the same room, and the same answers to a click as in Chromium.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { launch, report } from "./report.mjs";

const FEARED = "agreements/as-the-article-feared.json";
const MEMORANDUM = "agreements/uk-openai-mou-2025.json";
const found = ["firefox-esr", "firefox"].flatMap((name) => {
  try { return [execFileSync("which", [name], { encoding: "utf8" }).trim()]; } catch { return []; }
});
const FIREFOX = process.env.FIREFOX ?? found[0];
const skip = FIREFOX ? false : "NOT RUN: no Firefox was found (Debian's package firefox-esr)";
if (skip) console.error(skip);

let browsers;
before(async () => {
  if (!skip) browsers = [await launch(), await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true })];
});
after(() => Promise.all((browsers ?? []).map((browser) => browser.close())));

/** What is worked out of a page in each of the two, at a width. */
async function both(file, width, look) {
  const seen = [];
  for (const browser of browsers) {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 900 });
    await page.goto(pathToFileURL(file).href);
    seen.push(await look(page));
    await page.close();
  }
  return seen;
}

test("the words that show are the same, and nothing scrolls sideways", { skip, timeout: 120_000 }, async () => {
  for (const [name, more] of [["en", []], ["zh", ["--lang", "zh"]]]) {
    const file = report(`firefox-${name}.html`, MEMORANDUM, ...more);
    for (const width of [1280, 320]) {
      const [chromium, firefox] = await both(file, width, (page) => page.evaluate(() => ({
        words: [...document.querySelectorAll("main h2, main h3, main h4, main h5, main p, main li, main td, main th, main dt, main dd")]
          .filter((part) => part.checkVisibility()).map((part) => part.textContent.replace(/\s+/g, " ").trim()),
        wide: document.documentElement.scrollWidth - innerWidth,
      })));
      assert.deepEqual(firefox.words, chromium.words);
      assert.ok(firefox.words.length > 500 && firefox.wide <= 0, `${name} at ${width}: ${firefox.words.length} parts, ${firefox.wide} px too wide`);
    }
  }
});

test("filters, links into what is closed, and decisions answer the same", { skip, timeout: 120_000 }, async () => {
  const file = report("firefox.html", FEARED);
  const [chromium, firefox] = await both(file, 1280, async (page) => {
    await page.click("#tools [value=not_stated]");
    const shown = await page.$$eval("article", (all) => all.filter((part) => part.checkVisibility()).map((part) => part.id));
    await page.click("#clear");
    const opened = await page.evaluate(() => {
      const link = document.querySelector('article a[href^="#ground-"]');
      location.hash = link.hash;
      return new Promise((resolve) => { setTimeout(() => resolve(document.querySelector(link.hash).closest("details").open), 200); });
    });
    await page.click("article .decide [value=accept]");
    return { shown, opened, strip: await page.$eval(".strip", (part) => part.textContent) };
  });
  assert.deepEqual(firefox, chromium);
  assert.ok(firefox.shown.length > 10 && firefox.opened && / 1 of /.test(firefox.strip), JSON.stringify(firefox));
});
