// What axe finds in a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** Violations of WCAG 2.0 to 2.2, A and AA, of the contrast of AAA (7:1), and of best practice, a line each. */
export async function violations(page, view = {}) {
  // axe is evaluated, which the page's content security policy does not govern; a script element would be blocked.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), {
    runOnly: TAGS,
    // Nobody taps on paper.
    rules: { "target-size": { enabled: view.media !== "print" }, "color-contrast-enhanced": { enabled: true } },
  });
  return violations.map((found) => `${found.id}: ${found.help}: ${found.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}
