(function () {
"use strict";
var root = document.documentElement;
var one = function (selector) { return document.querySelector(selector); };
var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
var tools = one("#tools"), shown = one("#shown"), toggle = one("#toggle");
var findings = all(".finding"), filterable = all("[data-outcome]"), opened = [];
root.classList.add("scripted");

function filter() {
  var outcomes = all("#tools [name=outcome]").filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
  var least = Number(tools.elements.severity.value);
  filterable.forEach(function (part) {
    var severity = Number(part.dataset.severity || 4);
    part.classList.toggle("off", outcomes.indexOf(part.dataset.outcome) < 0 || severity < least);
  });
  var visible = findings.filter(function (part) { return !part.classList.contains("off"); }).length;
  shown.textContent = shown.dataset.pattern.replace("{a}", visible).replace("{b}", findings.length);
  one("#filtered").hidden = !filterable.some(function (part) { return part.classList.contains("off"); });
}

function clear() { tools.reset(); filter(); }

function follow() {
  var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) { return; }
  if (target.closest(".off")) { clear(); }
  var closed = target.closest("details:not([open])");
  if (closed) { closed.open = true; }
  target.scrollIntoView();
}

function print(summary) {
  return function () { root.classList.toggle("summary", summary); window.print(); };
}

tools.addEventListener("change", filter);
tools.addEventListener("submit", function (event) { event.preventDefault(); });
one("#clear").addEventListener("click", function () { clear(); toggle.focus(); });
toggle.addEventListener("click", function () {
  var checks = all("#s5 details"), open = checks.some(function (part) { return !part.open; });
  checks.forEach(function (part) { part.open = open; });
  toggle.textContent = open ? toggle.dataset.close : toggle.dataset.open;
});
one("#print-summary").addEventListener("click", print(true));
one("#print-all").addEventListener("click", print(false));
window.addEventListener("beforeprint", function () {
  opened = all("details:not([open])");
  opened.forEach(function (part) { part.open = true; });
});
window.addEventListener("afterprint", function () {
  root.classList.remove("summary");
  opened.forEach(function (part) { part.open = false; });
});
window.addEventListener("hashchange", follow);
filter();
follow();
})();
