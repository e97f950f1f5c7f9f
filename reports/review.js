(function () {
"use strict";
var FORMAT = "lacuna-decisions/1";
var one = function (selector) { return document.querySelector(selector); };
var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
var form = one("#review"), bar = one("#bar"), said = one("#said"), unsaved = one("#unsaved"), strip = one(".strip span");
var template = one("#decide").content, parts = {}, order = [], changed = {};

all("article").forEach(function (finding) {
  var copy = template.cloneNode(true), fields = copy.querySelector("fieldset");
  fields.querySelector("legend span").textContent = finding.id;
  Array.prototype.forEach.call(fields.querySelectorAll("input"), function (input) { input.name = "decide-" + finding.id; });
  finding.appendChild(copy);
  parts[finding.id] = { finding: finding, fields: fields, reason: fields.querySelector("textarea") };
  order.push(finding.id);
  fields.addEventListener("input", function () { changed[finding.id] = true; show(finding.id); count(); });
});
function evidence(finding) { return finding.querySelector("dd:last-child").textContent; }
// A finding that is not on the page must not be found through what every object has.
function part(id) { return Object.prototype.hasOwnProperty.call(parts, id) ? parts[id] : null; }
function decision(id) { return parts[id].fields.querySelector("input:checked").value; }
function needs(value) { return value === "dispute" || value === "needs_change"; }

function show(id) {
  var value = decision(id), holder = parts[id];
  holder.fields.querySelector(".reason").hidden = value === "";
  holder.reason.required = needs(value);
  holder.finding.classList.toggle("has-decision", value !== "");
}

function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? String(values[name]) : whole; });
}

function say(name, values) {
  said.textContent = fill(form.dataset[name], values || {});
  bar.hidden = false;
  document.documentElement.classList.add("barred");
}

function count() {
  var open = Object.keys(changed).length, decided = order.filter(decision).length;
  if (open || decided) {
    bar.hidden = false;
    document.documentElement.classList.add("barred");
  }
  unsaved.textContent = fill(unsaved.dataset.pattern, { n: open });
  if (decided) { strip.textContent = fill(strip.dataset.pattern, { a: decided, b: order.length }); } else { strip.textContent = strip.dataset.plain; }
}

function lead(field) {
  if (field.closest(".off")) { one("#clear").click(); }
  field.focus();
}

function save() {
  var decided = order.filter(decision), name = form.elements.reviewer, missing;
  if (!decided.length) { return say("none"); }
  missing = decided.filter(function (id) { return needs(decision(id)) && !parts[id].reason.value.trim(); });
  if (missing.length) {
    say("reason", { rules: missing.join(", ") });
    return lead(parts[missing[0]].reason);
  }
  if (!name.value.trim()) {
    say("name");
    return lead(name);
  }
  var file = {
    format: FORMAT,
    agreement: form.dataset.agreement,
    report: form.dataset.report,
    reviewer: { name: name.value.trim(), role: form.elements.role.value.trim() },
    saved_at: new Date().toISOString(),
    decisions: decided.map(function (id) {
      return { rule: id, evidence: evidence(parts[id].finding), decision: decision(id), reason: parts[id].reason.value.trim() };
    })
  };
  var address = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2) + "\n"], { type: "application/json" }));
  var link = document.createElement("a");
  link.href = address;
  link.download = "decisions.json";
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(function () { URL.revokeObjectURL(address); }, 5000);
  changed = {};
  count();
  say("saved", { n: decided.length });
}

// What cannot be a decision of any report is told apart from one whose finding has changed.
function isDecision(entry) {
  return entry && typeof entry.rule === "string" && ["accept", "dispute", "needs_change"].indexOf(entry.decision) >= 0;
}

function load(name, text) {
  var file = null, stale = [], loaded = 0;
  try { file = JSON.parse(text); } catch (error) { /* Told below, by the name of the file. */ }
  if (!file || file.format !== FORMAT || !Array.isArray(file.decisions) || !file.decisions.every(isDecision)) {
    return say("bad", { file: name });
  }
  if (file.agreement !== form.dataset.agreement) { return say("foreign", { file: name, agreement: file.agreement }); }
  file.decisions.forEach(function (entry) {
    var holder = part(entry.rule);
    if (!holder || evidence(holder.finding) !== entry.evidence) { stale.push(entry.rule); return; }
    holder.fields.querySelector('input[value="' + entry.decision + '"]').checked = true;
    holder.reason.value = typeof entry.reason === "string" ? entry.reason : "";
    delete changed[entry.rule];
    show(entry.rule);
    loaded += 1;
  });
  if (file.reviewer && typeof file.reviewer === "object") {
    form.elements.reviewer.value = String(file.reviewer.name || "");
    form.elements.role.value = String(file.reviewer.role || "");
  }
  count();
  if (stale.length) { say("stale", { file: name, n: loaded, rules: stale.join(", ") }); } else { say("loaded", { file: name, n: loaded }); }
}

all(".save").forEach(function (button) { button.addEventListener("click", save); });
form.addEventListener("submit", function (event) { event.preventDefault(); });
one("#load").addEventListener("change", function () {
  var field = this, file = field.files[0], reader = new FileReader();
  if (!file) { return; }
  reader.onload = function () { load(file.name, reader.result); field.value = ""; };
  reader.onerror = function () { say("bad", { file: file.name }); };
  reader.readAsText(file);
});
window.addEventListener("beforeunload", function (event) {
  if (Object.keys(changed).length) { event.preventDefault(); event.returnValue = ""; }
});
order.forEach(show);
})();
