### The handbook: pages of rules, of facts, of checklists and of packs, and what the terminal lists of them.

# Words in brackets behind others.
handbook_bracketed = ({ $words })

# A rule on one line of a page.
handbook_line = - { $id } { $title } ({ $severity }, { $basis })

handbook_basis_law = law
handbook_basis_guidance = guidance
handbook_basis_policy = policy
handbook_basis_benchmark = benchmark

## The page of a rule.

handbook_rule_about = Pack: { $pack }. Severity: { $severity }. Basis: { $basis }.
handbook_asks = **The rule asks.** { $words }
handbook_why = **Why it matters.** { $words }
handbook_breached = **When it is breached.** { $words }
handbook_silent = **When the agreement is silent.** { $means }
handbook_silent_words = **When the agreement is silent.** { $means } { $words }
handbook_silence_finding = It is a finding of the same severity.
handbook_silence_lower = It is a finding one severity lower.
handbook_silence_question = It is a question to be answered.
handbook_silence_ignore = The rule concerns only what is stated, and does not apply.
handbook_remedy = **What to ask for.** { $words }
handbook_wording = **Wording to use.**

handbook_conditions = Conditions
handbook_each = for each it in { $list }
handbook_when = when
handbook_require = require
handbook_asks_where = asks if
handbook_definition = - `{ $name }`: { $means } (`{ $condition }`)
handbook_parameter = - `{ $name }`: { $value } ({ $unit }); { $reason }

handbook_sources = Sources
# A title may end in brackets that say what the provision is about.
handbook_source = - { $name }{ $about } { $pinpoint } ({ $mark }). { $read }
handbook_mark_derived = derived from primary texts
handbook_mark_verified = checked against its source
handbook_mark_at_one_remove = checked in a secondary source
handbook_mark_unverified = not checked against its source

handbook_examples = Examples
handbook_example = - { $outcome }: { $changes }
handbook_example_with = `{ $name }` is `{ $value }`
handbook_example_without = `{ $name }` is omitted
handbook_example_as_of = audited as at { $day }
handbook_example_base = the base agreement as it is
handbook_changes = { $before }, { $next }
handbook_file = File: { $file }

## The page of a pack, and the page that leads to all of them.

handbook_gloss = { $gloss }.
handbook_phrase = In the article that asked for it: “{ $phrase }”
handbook_edition = Version { $version }, written to the law of { $edition }. Made from `{ $folder }`.
handbook_index = Rules
handbook_index_about = { $rules ->
    [one] One rule
   *[other] { $rules } rules
  } in { $packs ->
    [one] one pack
   *[other] { $packs } packs
  }. Each page is made from the rule files. [Checklists](checklists.md) show what whole instruments must contain.

## Checklists.

handbook_checklists = Checklists
handbook_checklists_about = What an instrument must contain, item by item. A checklist is a view over the rules: `lacuna checklist ID FILE` shows it for an agreement.
handbook_checklist_about = Checklist `{ $id }`. { $about }
handbook_checklist_when = It applies when `{ $condition }`.
handbook_item = - **{ $id }** { $asks } ({ $provisions }). Rules: { $rules }.
handbook_item_note = - **{ $id }** { $asks } ({ $provisions }). Rules: { $rules }. { $note }
handbook_item_no_rules = none
handbook_provisions = { $before }; { $next }

## The page of a fact.

handbook_fact_label = { $label }.
handbook_fact_kind = Type: { $kind }.
handbook_fact_required = Required in its group.
handbook_fact_place = Place: { $pointer }
handbook_fact_holds = It holds:
handbook_fact_rules = Rules that read it
handbook_fact_no_rules = None.
handbook_fact_no_rules_whole = None reads it as a whole.
handbook_fact_example = Example
handbook_choice = - `{ $word }`: { $means }

handbook_kind_boolean = yes or no (true or false)
handbook_kind_integer = a whole number
handbook_kind_id = an id
handbook_kind_text = a text
handbook_kind_date = a day, such as 2026-02-05
handbook_kind_country = a country in two capital letters, such as GB (ISO 3166-1 alpha-2)
handbook_kind_choice = one of these words
handbook_kind_group = a group of facts
handbook_kind_map = names of fields, each with a group
handbook_kind_any = any value
handbook_kind_groups = a list of groups
handbook_kind_choices = a list of these words
handbook_kind_list = a list, each entry { $entry }
handbook_kind_refers = { $kind } (ids are those of `{ $list }`)

## The page of all facts.

handbook_facts = The agreement file
handbook_facts_about =
    Every fact that an agreement file can state, with what to look for in the contract and the rules that read it. This page is
    made from the schema and the rules. `lacuna explain datasets.retention.days` shows one fact with an example.

    An agreement is one JSON object. Only `schema_version`, `id`, `title`, `instrument` with its `type`, and `parties` must be
    there. Omit what the text does not say, and where you know why it does not say it, record that under `absent` in the same
    group. `null` states nothing, and is refused. An empty list states that there are none.

    A name with dots is a path: `datasets.retention.days` is the field `days` in the group `retention` of an entry of the list
    `datasets`. Every group can carry `clauses` and `absent`; they are described once, under their own names.
handbook_facts_line = { $label }. *{ $kind }.*
handbook_facts_line_required = { $label }. *{ $kind }; required.*
handbook_facts_read_by = Read by { $rules }.

## What the terminal says around these pages.

handbook_facts_of_name = { $n ->
    [one] One fact has this name; explain it:
   *[other] { $n } facts have this name; explain one of them:
  }
