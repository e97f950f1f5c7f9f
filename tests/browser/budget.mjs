// Measures the page with so many thousand findings in a browser: node tests/browser/budget.mjs [1]. A measurement, and no test.
import fs from "node:fs";
import { performance } from "node:perf_hooks";
import { launch, open, sheets, thousand } from "./report.mjs";

const began = performance.now();
const file = thousand("budget.html", Number(process.argv[2] ?? 1));
const made = performance.now() - began;
const browser = await launch();
const page = await open(browser, file);
const [load, findings, nodes] = await page.evaluate(() => [
  performance.getEntriesByType("navigation")[0].loadEventEnd, document.querySelectorAll("article").length, document.querySelectorAll("*").length,
]);
const take = (act) => page.evaluate((source) => {
  const begun = performance.now();
  new Function(source)();
  document.body.getBoundingClientRect();
  return performance.now() - begun;
}, act);
const filter = await take('document.querySelector("#tools [value=breached]").click()');
const search = await take('var box = document.querySelector("#tools [name=search]"); box.value = "RET-777"; box.dispatchEvent(new Event("input", { bubbles: true }))');
await page.click("#clear");
const decide = await take('document.querySelector("article .decide [value=accept]").click()');

// From the click to the finished PDF: what a person waits for who prints the summary.
await page.evaluate(() => { window.print = () => {}; });
const clicked = performance.now();
await page.click("#print-summary");
const printed = await sheets(page, "budget.pdf");
const print = performance.now() - clicked;
const whole = (number) => Math.round(number);
console.log(`${findings} findings, ${nodes} nodes, ${whole(fs.statSync(file).size / 1000)} kB, ${whole(fs.statSync(file).size / findings)} bytes a finding`);
console.log(`audit and page ${whole(made)} ms, load ${whole(load)} ms, filter ${whole(filter)} ms, search ${whole(search)} ms, decide ${whole(decide)} ms, print the summary ${whole(print)} ms (${printed.length} sheets)`);
await browser.close();
