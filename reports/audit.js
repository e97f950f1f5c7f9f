(function () {
"use strict";
var root = document.documentElement;
var one = function (selector) { return document.querySelector(selector); };
var all = function (selector, under) { return Array.prototype.slice.call((under || document).querySelectorAll(selector)); };
var tools = one("#tools"), fields = tools.elements, shown = one("#shown"), toggle = one("#toggle");
var findings = all("article"), filterable = all("#s5 [data-outcome],article"), groups = all(".group"), opened = [], packs = {}, words = [];
root.classList.add("scripted");

// The table of section 2 tells the pack of each rule.
all(".glance tbody tr").forEach(function (row, at) {
  var option = document.createElement("option");
  option.value = at;
  option.textContent = row.cells[0].textContent;
  option.lang = (row.cells[0].firstElementChild || root).lang;
  fields.pack.add(option);
  all(".chip", row).forEach(function (chip) { packs[chip.hash.slice(1)] = String(at); });
});
function rules(part) { return part.id in packs ? [part.id] : all(".rules .chip", part).map(function (chip) { return chip.hash.slice(1); }); }
function holds(part, at) {
  words[at] = words[at] || part.textContent.toLowerCase();
  return fields.search.value.toLowerCase().split(/\s+/).every(function (word) { return words[at].indexOf(word) >= 0; });
}

// A finding shows both at its head; other parts name them.
function outcome(part) { return part.dataset.outcome || part.querySelector(".tag").classList[1]; }
function severity(part) {
  return Number(part.tagName === "ARTICLE" ? part.querySelector(".sev use").getAttribute("href").slice(-1) : part.dataset.severity || 4);
}

function filter() {
  var outcomes = all("[name=outcome]", tools).filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
  var least = Number(fields.severity.value), pack = fields.pack.value, search = fields.search.value.trim() !== "", undecided = fields.undecided.checked;
  filterable.forEach(function (part, at) {
    var off = outcomes.indexOf(outcome(part)) < 0 || severity(part) < least
      || undecided && part.classList.contains("has-decision")
      || pack !== "" && part.tagName !== "DETAILS" && !rules(part).some(function (rule) { return packs[rule] === pack; })
      || search && !holds(part, at);
    part.classList.toggle("off", off);
  });
  var visible = findings.filter(function (part) { return !part.classList.contains("off"); }).length;
  shown.textContent = shown.dataset.pattern.replace("{a}", visible).replace("{b}", findings.length);
  one("#filtered").hidden = !filterable.some(function (part) { return part.classList.contains("off"); });
}

// The numbers of the first clause that a finding names; one without a clause comes last.
function clause(part) {
  var place = part.querySelector(".quote b,.value b");
  return place ? (place.textContent.match(/\d+/g) || []).map(Number).concat(0) : [Infinity];
}
function arrange(order) {
  groups.forEach(function (group) {
    var parts = findings.filter(function (part) { return part.parentNode === group; });
    if (order === "clause") {
      parts = parts.map(function (part, at) { return { part: part, at: at, clause: clause(part) }; }).sort(function (a, b) {
        for (var i = 0; i < Math.min(a.clause.length, b.clause.length); i += 1) {
          if (a.clause[i] !== b.clause[i]) { return a.clause[i] - b.clause[i]; }
        }
        return a.at - b.at;
      }).map(function (entry) { return entry.part; });
    }
    parts.forEach(function (part) { group.appendChild(part); });
  });
}

function change() { filter(); arrange(fields.order.value); }
function clear() { tools.reset(); change(); }

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

tools.addEventListener("input", filter);
tools.addEventListener("change", function (event) { if (event.target === fields.order) { arrange(fields.order.value); } });
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
  // Paper has the findings in their own order, and everything open.
  arrange("worst");
  opened = all("details:not([open])");
  opened.forEach(function (part) { part.open = true; });
});
window.addEventListener("afterprint", function () {
  root.classList.remove("summary");
  opened.forEach(function (part) { part.open = false; });
  arrange(fields.order.value);
});
window.addEventListener("hashchange", follow);
filter();
follow();
})();
