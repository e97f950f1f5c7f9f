// The page's own script: it filters, orders and prints the findings, and takes a reviewer's decisions on them.
// Everything can be read without it. It keeps to this page: no network, no storage, no markup made of text.
// The page holds it without comments and line ends (src/build.rs), so each statement needs its semicolon, and a regular
// expression its place behind a bracket.
(() => {
"use strict";
const FORMAT = "lacuna-decisions/1";
// All but the first need a reason.
const DECISIONS = ["accept", "dispute", "needs_change"];

const root = document.documentElement;
const one = (selector, under = document) => under.querySelector(selector);
const all = (selector, under = document) => [...under.querySelectorAll(selector)];
const on = (target, event, act) => target.addEventListener(event, act);

const tools = one("#tools"), review = one("#review"), toggle = one("#toggle"), strip = one("#strip");
const { pack, severity, search, undecided, order } = tools.elements;
const { reviewer, role } = review.elements;
const { agreement, report } = review.dataset;

// What can be filtered away, findings and more; and the words of each, once they were searched.
const parts = all("#s5 [data-outcome],article"), words = [];
// What can be decided: the findings, worst first, as the page has them, then open and met rules.
const items = all("article,[data-e]").map((part) => {
  const fields = one("#decide").content.firstElementChild.cloneNode(true), place = one(".at", part);
  return {
    id: part.id, part, fields, reason: one("textarea", fields),
    // Where it stands while the order is not by clause.
    home: part.parentNode,
    // The numbers of the first clause that it names; one without a clause comes last.
    isFinding: part.matches("article"),
    clause: place ? (place.textContent.match(/\d+/g) || []).map(Number).concat(0) : [Infinity]
  };
});
const findings = items.filter(({ isFinding }) => isFinding);
// A finding shows these at its head.
const outcomeOf = (part) => part.dataset.outcome || one(".tag", part).classList[1];
const severityOf = (part) => part.matches("article") ? one(".sev", part).className.slice(-1) : part.dataset.severity || 4;
const packOf = (part) => part.matches("article") && one("i", part).textContent;
// The findings whose decision was not downloaded.
const changed = new Set();
let opened = [], taken = [], scrolled = 0;

const evidence = ({ part }) => part.dataset.e || one("dd:last-child", part).textContent;
// Asked of the page each time, since a browser may fill the fields of a page it comes back to.
const decision = (finding) => one(":checked", finding.fields).value;
const needsReason = (value) => DECISIONS.indexOf(value) > 0;

const fillIn = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (hole, name) => name in values ? values[name] : hole);
const fill = (part, values, pattern = part.dataset.pattern) => { part.textContent = fillIn(pattern, values); };

// Filters, order and print.

// The filter stands in the address, so that a view can be sent; the fragment stays on the machine.
const FILTERS = ["search", "pack", "severity", "order"];
const remember = (isFiltered) => {
  const view = new URLSearchParams();
  FILTERS.forEach((name) => tools.elements[name].value !== tools.elements[name].defaultValue && tools.elements[name].selectedIndex !== 0 && view.set(name, tools.elements[name].value));
  const hidden = all("[name=outcome]:not(:checked)", tools).map((box) => box.value);
  if (hidden.length) { view.set("without", hidden.join()); }
  if (String(view)) {
    history.replaceState(null, "", "#?" + view);
  } else if (location.hash.startsWith("#?")) {
    history.replaceState(null, "", "#s5");
  }
};
const recall = () => {
  const view = new URLSearchParams(location.hash.slice(2)), hidden = (view.get("without") || "").split(",");
  FILTERS.forEach((name) => {
    if (view.has(name)) { tools.elements[name].value = view.get(name); }
  });
  all("[name=outcome]", tools).forEach((box) => { box.checked = !hidden.includes(box.value); });
  filter();
  arrange(order.value);
  one("#findings-law").scrollIntoView();
};

const filter = () => {
  const outcomes = all("[name=outcome]:checked", tools).map((box) => box.value);
  const sought = search.value.toLowerCase().match(/\S+/g) || [];
  const left = parts.filter((part, at) => !part.classList.toggle("off", !outcomes.includes(outcomeOf(part))
    || severityOf(part) < severity.value
    || undecided.checked && part.matches(".has-decision")
    || pack.value && packOf(part) !== pack.value
    || !sought.every((word) => (words[at] = words[at] || part.textContent.toLowerCase()).includes(word))));
  fill(one("#shown"), { a: left.filter((part) => part.matches("article")).length, b: findings.length });
  const isFiltered = left.length !== parts.length;
  one("#filtered").hidden = !isFiltered;
  // What the filter leaves is seen, whatever it was folded into.
  all(".folded").forEach((part) => { part.open = isFiltered && Boolean(one("article:not(.off)", part)); });
};

const before = (a, b) => {
  const at = a.clause.findIndex((number, at) => number !== b.clause[at]);
  // Where one clause begins with all of the other there is no number to subtract, and both stay as they are.
  return a.clause[at] - b.clause[at] || 0;
};
const arrange = (by) => {
  all(".group").forEach((group) => {
    all(".by-clause", group).forEach((heading) => heading.remove());
    const own = findings.filter(({ part }) => group.contains(part));
    if (by !== "clause") {
      own.forEach(({ part, home }) => home.matches("details") ? home.append(part) : home.prepend(part));
      return;
    }
    let last;
    own.sort(before).forEach(({ part, clause: [number] }) => {
      if (number !== last) {
        const heading = document.createElement("h4");
        heading.className = "by-clause";
        heading.textContent = fillIn(number === Infinity ? order.dataset.none : order.dataset.clause, { n: number });
        group.append(heading);
        last = number;
      }
      group.append(part);
    });
  });
};

const clear = () => {
  tools.reset();
  filter();
  arrange(order.value);
  remember();
};
const uncover = (part) => part.closest(".off") && clear();

const reveal = (target) => {
  for (let part = target; part; part = part.parentElement) {
    if (part.matches("details")) { part.open = true; }
  }
};

const follow = () => {
  if (location.hash.startsWith("#?")) { return recall(); }
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) { return; }
  uncover(target);
  reveal(target);
  target.scrollIntoView();
};

// Decisions.

const show = (finding) => {
  const { part, reason } = finding, value = decision(finding);
  reason.parentNode.hidden = !value;
  reason.required = needsReason(value);
  part.classList.toggle("has-decision", value);
};

const raise = () => {
  one("#bar").hidden = false;
  root.classList.add("barred");
};
const say = (name, values = {}) => {
  fill(one("#said"), values, review.dataset[name]);
  raise();
};

const count = () => {
  const decided = findings.filter(decision).length;
  if (changed.size || items.some(decision)) { raise(); }
  fill(one("#unsaved"), { n: changed.size });
  fill(strip, { a: decided, b: findings.length }, decided ? strip.dataset.pattern : strip.dataset.plain);
};

const lead = (field) => {
  uncover(field);
  reveal(field);
  field.focus();
};

const download = (file) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2) + "\n"], { type: "application/json" }));
  link.download = "decisions.json";
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
};

const save = () => {
  const decided = items.filter(decision);
  const missing = decided.filter((finding) => needsReason(decision(finding)) && !finding.reason.value.trim());
  const name = reviewer.value.trim();
  if (!decided.length) { return say("none"); }
  if (missing.length) {
    say("reason", { rules: missing.map(({ id }) => id).join(", ") });
    return lead(missing[0].reason);
  }
  if (!name) {
    say("name");
    return lead(reviewer);
  }
  download({
    format: FORMAT, agreement, report,
    reviewer: { name, role: role.value.trim() },
    saved_at: new Date(),
    decisions: decided.map((finding) => ({
      rule: finding.id, evidence: evidence(finding), decision: decision(finding), reason: finding.reason.value.trim()
    }))
  });
  changed.clear();
  count();
  say("saved", { n: decided.length });
};

const load = (name, text) => {
  let file;
  try {
    file = JSON.parse(text);
  } catch (error) {
    // Told below, by the name of the file.
  }
  // What cannot be a decision of any report is told apart from one whose finding has changed.
  if (!file || file.format !== FORMAT || typeof file.agreement !== "string" || !Array.isArray(file.decisions) || !file.decisions.every((entry) => (
    entry && typeof entry.rule === "string" && DECISIONS.includes(entry.decision)
  ))) {
    return say("bad", { file: name });
  }
  if (file.agreement !== agreement) { return say("foreign", { file: name, agreement: file.agreement }); }
  const stale = [], by = file.reviewer, words = (value) => typeof value === "string" ? value : "";
  file.decisions.forEach((entry) => {
    const finding = items.find((finding) => finding.id === entry.rule && evidence(finding) === entry.evidence);
    if (!finding) {
      stale.push(entry.rule);
      return;
    }
    one("[value=" + entry.decision + "]", finding.fields).checked = true;
    finding.reason.value = words(entry.reason);
    changed.delete(finding);
    show(finding);
  });
  if (by) {
    reviewer.value = words(by.name);
    role.value = words(by.role);
  }
  count();
  say(stale.length ? "stale" : "loaded", { file: name, n: file.decisions.length - stale.length, rules: stale.join(", ") });
};

// The page as it begins.

root.classList.add("scripted");
all(".glance tbody th").forEach((name) => {
  const option = new Option(name.textContent);
  option.lang = (name.firstElementChild || root).lang;
  pack.add(option);
});
all("article blockquote:not([dir])").forEach((clause) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = tools.dataset.copy;
  clause.before(button);
});
items.forEach((finding) => {
  const { id, part, fields } = finding;
  one("legend span", fields).textContent = id;
  all("input", fields).forEach((input) => { input.name = "decide-" + id; });
  part.append(fields);
  on(fields, "input", () => {
    changed.add(finding);
    show(finding);
    count();
  });
});

on(document, "submit", (event) => event.preventDefault());
on(tools, "input", () => {
  filter();
  remember();
});
on(order, "change", () => arrange(order.value));
on(document, "click", ({ target }) => {
  if (!target.matches(".copy")) { return; }
  const text = target.nextElementSibling.textContent, done = () => { target.textContent = tools.dataset.copied; };
  if (navigator.clipboard) { return navigator.clipboard.writeText(text).then(done, () => {}); }
  // A page that was opened from a disk may have no clipboard of its own.
  getSelection().selectAllChildren(target.nextElementSibling);
  if (document.execCommand("copy")) { done(); }
});
on(one("#clear"), "click", () => {
  clear();
  toggle.focus();
});
on(toggle, "click", () => {
  const checks = all("article details"), open = checks.some((part) => !part.open);
  checks.forEach((part) => { part.open = open; });
  toggle.textContent = open ? toggle.dataset.close : toggle.dataset.open;
});
["summary", "all"].forEach((what) => on(one("#print-" + what), "click", () => {
  root.classList.toggle("summary", what === "summary");
  root.classList.toggle("whole", what === "all");
  print();
}));
on(window, "beforeprint", () => {
  if (root.matches(".summary")) {
    // A PDF with tags goes through every element, printed or not: with thousands of findings that takes half a minute.
    scrolled = scrollY;
    taken = all("main>section:not(#s1,#s2)").map((part) => {
      const place = document.createComment("");
      part.replaceWith(place);
      return [place, part];
    });
    return;
  }
  // Paper has the findings in their own order; what is long and no finding stays closed unless everything is asked for.
  arrange();
  opened = all(root.matches(".whole") ? "details:not([open])" : "details:not([open],.machine,.question details)");
  opened.forEach((part) => { part.open = true; });
});
on(window, "afterprint", () => {
  root.classList.remove("summary", "whole");
  if (taken.length) {
    taken.forEach(([place, part]) => { place.replaceWith(part); });
    taken = [];
    scrollTo(0, scrolled);
  }
  opened.forEach((part) => { part.open = false; });
  opened = [];
  arrange(order.value);
});
on(window, "hashchange", follow);

all(".save").forEach((button) => on(button, "click", save));
on(one("#load"), "change", ({ target }) => {
  const file = target.files[0], reader = new FileReader();
  if (!file) { return; }
  reader.onload = () => {
    load(file.name, reader.result);
    target.value = "";
  };
  reader.onerror = () => say("bad", { file: file.name });
  reader.readAsText(file);
});
on(window, "beforeunload", (event) => {
  if (changed.size) {
    event.preventDefault();
    event.returnValue = "";
  }
});

filter();
items.forEach(show);
follow();
})();
