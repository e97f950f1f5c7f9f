// Nobody is shut out: axe finds nothing, the keyboard reaches everything, small screens need no sideways scroll.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AXE, violations } from "./axe.mjs";
import { DESK, PHONE, launch, letter, open, report } from "./report.mjs";

const MEMORANDUM = "agreements/uk-openai-mou-2025.json";
const FEARED = "agreements/as-the-article-feared.json";

// A line for each language: agreement and options.
const LANGUAGES = [
  ["en", MEMORANDUM],
  ["en", FEARED],
  ["zh", MEMORANDUM, "--lang", "zh"],
];
const VIEWS = {
  light: {},
  dark: { scheme: "dark" },
  phone: { size: PHONE },
  "dark phone": { size: PHONE, scheme: "dark" },
  print: { media: "print" },
};

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const [at, [language, path, ...options]] of LANGUAGES.entries()) {
  test(`axe finds nothing in ${path} (${language})`, async (context) => {
    const file = report(`axe-${at}.html`, path, ...options);
    for (const [name, view] of Object.entries(VIEWS)) {
      await context.test(name, async () => {
        const page = await open(browser, file, view);
        await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
        assert.deepEqual(await violations(page, view), []);
        assert.deepEqual(page.faults, []);
        await page.close();
      });
    }
  });
}

test("axe finds nothing in the letter", async () => {
  for (const language of ["en", "zh"]) {
    const file = letter(`axe-letter-${language}.html`, MEMORANDUM, "--lang", language);
    for (const view of Object.values(VIEWS)) {
      const page = await open(browser, file, view);
      assert.deepEqual(await violations(page, view), []);
      assert.deepEqual(page.faults, []);
      await page.close();
    }
  }
});

test("each outcome has its own word and its own shape, without colour too", async () => {
  const page = await open(browser, report("shapes.html", FEARED));
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
  const told = await page.$$eval(".tag, #s1 .legend li, .glance thead th.n", (all) => all.map((part) => {
    const kind = part.className.replace(/^(tag|n) /, "");
    return [kind, part.querySelector("use").getAttribute("href"), (part.textContent.trim() || part.querySelector("svg").ariaLabel).length > 2, part.closest("details:not([open])") || part.querySelector("svg").getBoundingClientRect().width > 8];
  }));
  assert.ok(told.length > 50, `${told.length} marks`);
  assert.deepEqual(told.filter(([kind, shape, word, seen]) => shape !== `#i-${kind}` || !word || !seen), []);
  await page.close();
});

test("no sideways scroll at 320 pixels", async () => {
  for (const [path, language] of [[MEMORANDUM, "en"], [FEARED, "en"], [FEARED, "zh"]]) {
    const page = await open(browser, report("narrow.html", path, "--lang", language), { size: { width: 320, height: 640 } });
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
    const wide = await page.evaluate(() => {
      const wide = [...document.querySelectorAll("main *")].filter((part) => part.getBoundingClientRect().right > 321 && !part.closest(".hidden,svg"));
      return [document.documentElement.scrollWidth, ...wide.slice(0, 3).map((part) => part.outerHTML.slice(0, 120))];
    });
    assert.equal(wide[0], 320, wide.join("\n"));
    await page.close();
  }
});

test("the first key leads past the contents, and the keyboard reaches all that can be used", async () => {
  const page = await open(browser, report("keys.html", FEARED));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => location.hash), "#s1");
  await page.evaluate(() => { history.replaceState(null, "", location.pathname); document.activeElement.blur(); });
  await page.reload();
  const wanted = await page.evaluate(() => {
    const usable = "a[href], button, select, input, textarea, summary";
    const seen = (part) => part.checkVisibility({ contentVisibilityAuto: true }) && !part.disabled && part.tabIndex >= 0;
    // Of a group of radio buttons the keyboard stops at one; arrows do the rest.
    const groups = new Set();
    const once = (part) => part.type !== "radio" || (!groups.has(part.name) && groups.add(part.name));
    return [...document.querySelectorAll(usable)].filter(seen).filter(once).length;
  });
  assert.ok(wanted > 100, `${wanted} parts to use`);
  // The second skip link leads to the findings: at most 20 stops to the first.
  const stops = await page.evaluate(() => {
    const usable = [...document.querySelectorAll("a[href], button, select, input, textarea, summary")].filter((part) => part.checkVisibility());
    const from = document.querySelector("#tools"), first = document.querySelector("article");
    const between = (part) => from.compareDocumentPosition(part) & 4 && first.compareDocumentPosition(part) & 2;
    return [document.querySelectorAll(".skip")[1].hash, 2 + usable.filter(between).length];
  });
  assert.deepEqual(stops[0], "#findings");
  assert.ok(stops[1] <= 20, `${stops[1]} stops to the first finding`);
  const hidden = [];
  let reached = 0;
  for (; reached < wanted + 20; reached += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const part = document.activeElement;
      if (part === document.body) return null;
      const box = part.getBoundingClientRect();
      const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 1), innerWidth - 1);
      const top = document.elementFromPoint(x, box.top + box.height / 2);
      const ring = getComputedStyle(part);
      const visible = box.top >= -1 && box.bottom <= innerHeight + 1 || box.height > innerHeight;
      const own = top && (top === part || part.contains(top) || top.contains(part));
      return { html: part.outerHTML.slice(0, 120), visible, own, ring: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2 };
    });
    if (!focus) break;
    if (!focus.visible || !focus.own || !focus.ring) hidden.push(focus);
  }
  assert.deepEqual(hidden.slice(0, 3), []);
  assert.equal(reached, wanted);
  await page.close();
});

test("targets are at least 24 pixels, or have that room", async () => {
  const page = await open(browser, report("targets.html", FEARED), { size: PHONE });
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: { type: "rule", values: ["target-size"] } }));
  assert.ok(found.passes.length, "axe did not measure targets");
  assert.deepEqual(found.violations, []);
  await page.close();
});

test("filters and checks work by keyboard, and a link to what is filtered away brings it back", async () => {
  const page = await open(browser, report("filters.html", FEARED), { size: DESK });
  const shown = () => page.$$eval("article", (all) => all.filter((part) => part.checkVisibility()).length);
  const all = await shown();
  await page.focus("#tools [value=breached]");
  await page.keyboard.press("Space");
  const without = await shown();
  assert.ok(without < all, `${without} of ${all}`);
  assert.ok(await page.$eval("#filtered", (part) => part.checkVisibility()), "the page does not say that it is filtered");
  const lost = await page.$eval('article:has(.tag.breached)', (part) => part.id);
  await page.evaluate((id) => { location.hash = id; }, lost);
  await page.waitForFunction((id) => document.getElementById(id).checkVisibility(), {}, lost);
  assert.equal(await shown(), all);
  const check = `#${lost} summary`;
  await page.focus(check);
  await page.keyboard.press("Enter");
  assert.ok(await page.$eval(`#${lost} details`, (part) => part.open));
  // A filter on screen never changes the print.
  await page.click("#tools [value=breached]");
  await page.emulateMediaType("print");
  assert.equal(await shown(), await page.$$eval("article", (every) => every.length));
  await page.close();
});

test("findings are searched, kept to a pack, ordered by clause, and kept to the undecided; paper has them all, worst first", async () => {
  const page = await open(browser, report("search.html", FEARED));
  const shown = () => page.$$eval("article", (all) => all.filter((part) => part.checkVisibility()).map((part) => part.id));
  // What folds into a cause is opened by a filter, and on paper.
  const whole = await page.$$eval("article", (all) => all.map((part) => part.id));
  await page.type("#tools [name=search]", "holds its keys");
  const searched = await shown();
  assert.ok(searched.includes("FOR-004") && searched.length < 10, searched.join());
  await page.click("#clear");
  const pack = await page.$$eval("#tools [name=pack] option", (all) => all.find((option) => option.textContent === "Training of models").value);
  await page.select("#tools [name=pack]", pack);
  const packed = await shown();
  assert.ok(packed.length > 1 && packed.every((id) => id.startsWith("TRN-")), packed.join());
  await page.click("#clear");
  await page.click(`#${whole[0]} .decide [value=accept]`);
  await page.click("#tools [name=undecided]");
  assert.deepEqual(await shown(), whole.slice(1));
  await page.click("#clear");
  await page.select("#tools [name=order]", "clause");
  const clauses = await page.$eval(".group", (group) => [...group.querySelectorAll("article")].map((part) => parseFloat(part.querySelector(".at")?.textContent.match(/[\d.]+/)?.[0] ?? "1e9")));
  assert.deepEqual(clauses, [...clauses].sort((a, b) => a - b));
  assert.notDeepEqual(await shown(), whole);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMediaType("print");
  assert.deepEqual(await shown(), whole);
  await page.close({ runBeforeUnload: false });
});
