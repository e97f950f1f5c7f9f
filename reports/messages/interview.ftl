### The questions of `lacuna init`, what a person can answer, and what is wrong with an answer.

ask_continuing = Continuing with { $file }.
ask_new = A new agreement in { $file }.
ask_introduction = Answer from the text of the agreement, not from what others say about it. If the text does not answer, use one of these words:

# The words that are answers to every question keep their form in every language.
ask_word_silent = the text was read, and does not address it
ask_word_nothing = the text does not address this subject: silent for all open facts of the group
ask_word_redacted = the text is redacted
ask_word_elsewhere = the text refers to another document
ask_word_not_agreed = the parties have not agreed it yet
ask_word_disputed = the record contradicts itself, or the parties disagree
ask_word_skip = not now; so does Enter alone
ask_word_back = to the previous question
ask_word_review = all answers so far; a number returns to that answer
ask_word_rest = I read all of it: what is not answered is silent; nothing more is asked
ask_word_stop = save and end; the same command continues later
ask_word_help = every rule that depends on the answer, and these words

## A question.

ask_progress = { $answered } answered, at most { $open } open{ $critical ->
    [0] { "" }
   *[other] , { $critical } of them critical
  }
ask_in_entry = In { $entry }
ask_trap = Few texts state this. If this one does, a rule reads it; silent is the usual answer.
ask_seldom = Documents of this kind seldom address this; nothing is a quick answer if this one does not.
ask_choice = { $word }: { $means }
ask_another = { $label }: another one?
ask_whether_says = Does the text say { $label }?
ask_whether_states = Does the text state { $label }?
ask_waiting = { $rules ->
    [one] 1 rule depends
   *[other] { $rules } rules depend
  } on it; the most serious is { $severity }:
ask_rule = { $rule } { $title } ({ $severity })
ask_more_rules = and { $n } more; ? shows them
ask_no_rules = No rule depends on this; the file requires it.

## How it can be answered.

ask_how_needed = Answer: { $value }. Or: back, stop.
ask_how_reading = Answer: { $value }. Or: skip, back, stop.
ask_how_another = Answer: { $value }. Enter if there is no other. Or: back, stop.
ask_how_first = Answer for the first: { $value }. Or: none, silent, nothing, redacted, elsewhere, not agreed, disputed, skip, back, review, rest, stop, ?.
ask_how_exists = Answer: yes if there is one. Or: none, silent, nothing, redacted, elsewhere, not agreed, disputed, skip, back, review, rest, stop, ?.
ask_how = Answer: { $value }. Or: silent, nothing, redacted, elsewhere, not agreed, disputed, skip, back, review, rest, stop, ?.
ask_value_choice = a number from the list, or its word
ask_value_boolean = yes or no
ask_value_integer = a whole number
ask_value_date = a day, such as 2026-02-05
ask_value_country = a country, such as GB
ask_value_text = text
ask_value_named = { $label }: { $value }
ask_value_laws = codes such as GB, EU or US, separated by commas
ask_value_texts = texts separated by semicolons, or none
ask_value_list = { $value }, separated by commas, or none

## Passages of the contract.

ask_no_passage = No passage was found by its words; the text may still address it.
ask_passages = Passages, by their words; `@1` after the answer takes the clause, page and quote of the first:
ask_passage = { $place }: “{ $quote }”
ask_passage_only = “{ $quote }”
ask_passage_values = In it: { $values }
ask_place = { $before }, { $next }
ask_place_clause = clause { $clause }
ask_place_page = page { $page }
ask_place_perhaps = perhaps
ask_values = { $before }; { $next }

## A sheet of several questions.

ask_sheet = { $n ->
    [one] One question on one passage
   *[other] { $n } questions on one passage
  }
ask_sheet_question = { $question } ({ $answers })
ask_sheet_choice = { $number } { $word }
ask_sheet_choices = one or several of { $choices }
ask_sheet_several = { $value }, or several
ask_sheet_how = For each question that this passage answers, type its letter and the answer: a yes, b 2, c d silent. Clause, page and quote are recorded with each value. Questions that you omit are asked separately; Enter alone asks all of them separately. Or: back, review, rest, stop, ?.
ask_sheet_by_letter = type the letter of a question and its answer, such as: a yes, b silent
ask_sheet_twice = { $letter } is answered twice
ask_sheet_nothing = nothing is about one subject; { ask_sheet_by_letter }
ask_sheet_any = `{ $line }` could be about any of them; { ask_sheet_by_letter }
ask_sheet_no_letter = `{ $part }` begins with no letter of a question; { ask_sheet_by_letter }
ask_sheet_no_answer = `{ $part }` has no answer; { ask_sheet_by_letter }
ask_sheet_passage = { $letter }: omit @{ $number }; the passage above is recorded with each value
ask_sheet_value_only = { $letter }: a value or silent can be given here; omit { $letter }, and it is asked separately
ask_sheet_wrong = { $letter }: { $wrong }

## What is asked after an answer.

ask_detail = { "  " }{ $detail }:{ " " }
ask_detail_clause = Clause, such as 14.2 (Enter: none; -: it has no number)
ask_detail_passage = Passage, such as @1, or the clause (Enter: none)
ask_detail_page = Page of the file (Enter: none; -: it has no pages)
ask_detail_quote = The exact words (Enter: none)
ask_detail_document = Which document contains it (Enter: not known)
ask_detail_absent_clause = Clause that shows it (Enter: none)
ask_detail_reason = Why, in a sentence (Enter: none)
ask_detail_position = Who says what, one side per line (Enter: no other)

## What is wrong with an answer.

ask_wrong_needed = this must be answered: the file requires it; or type back or stop
ask_wrong_word = answer with one of the words above
ask_wrong_control = there is a control character in this answer ({ $character }); remove it
ask_wrong_absence = this asks for another entry: name it, or press Enter if there is none
ask_wrong_none = at least one is required
ask_wrong_no_law = some law always governs; write its code, or silent where the text does not name it
ask_wrong_boolean = answer yes or no
ask_wrong_text = `{ $text }` would be recorded as the agreement's own words; write those, or silent if it does not say
ask_wrong_uk = the United Kingdom is GB (ISO 3166-1 alpha-2)
ask_wrong_country = write the two letters of the country (ISO 3166-1 alpha-2), such as GB, US or CN, or its name
ask_wrong_number = write a whole number in digits only, such as 30; units, signs and fractions have no place here
ask_wrong_large = { $number } is too large; the maximum is { $largest }
ask_wrong_day = write a day that exists, such as 2026-02-05 (year, month, day) or 5 February 2026
ask_wrong_near = `{ $text }` is not one of the answers; did you mean { $near }?
ask_wrong_choice = `{ $text }` is not one of the answers; write a number from 1 to { $last }, or the word beside it
ask_wrong_page = a page is a number from 1
ask_wrong_passage = there is no passage with this number
ask_wrong_first = this is the first question of this run
ask_wrong_answer = answer the question, or press Enter
ask_wrong_quote = { $wrong }; paste the words exactly as they appear there, or press Enter

## The way back.

ask_silent = recorded as silent: { $facts }
ask_rest = { $open ->
    [one] up to 1 fact is not answered. It counts as silent if you have read all of the text and it does not address it.
   *[other] up to { $open } facts are not answered. They count as silent if you have read all of the text and it does not address them.
  }
ask_rest_sure = { "  " }Did you read all of it? (yes; Enter: no):{ " " }
ask_answers = { $n ->
    [one] 1 answer
   *[other] { $n } answers
  }
ask_answer = { $label }: { $answer }
ask_answer_clause = { $label }: { $answer } ({ $clause })
ask_change = Number of an answer to change (Enter: continue):{ " " }
ask_change_last = Number of an answer to change (Enter: all is right):{ " " }
ask_change_number = type a number from 1 to { $last }, or Enter
ask_withdrawn = this answer is withdrawn, and its facts are asked for again
ask_keep = Enter alone keeps the answer as it is, and back leaves it too

## The end.

ask_not_in_file = Not in the file, because it is incomplete: { $facts }.
ask_end = { $file } answers { $answered ->
    [one] 1 fact
   *[other] { $answered } facts
  }, { $now } of them in this run; at most { $open } more are open.
ask_continue = To continue: lacuna init { $file }
ask_result = To see the result: lacuna audit { $file }
ask_reading = { $asked ->
    [one] 1 question was
   *[other] { $asked } questions were
  } asked; { $stated ->
    [one] 1 fact is
   *[other] { $stated } facts are
  } stated, { $quoted } of them with a quote from { $contract }.
ask_clauses_all = Of the contract, each of its clauses carries an answer.
ask_clauses = { $all ->
    [one] Of the contract, its only clause carries no answer: { $clauses }.
   *[other] Of the contract, { $n } of its { $all } clauses carry no answer: { $clauses }.
  }
ask_nothing_written = nothing is written: before { $file } can be written, these must be answered: { $facts }
ask_blank = { $file } is written. Replace all that begins with { $mark }, and say under sources how much of the text was read.
ask_blank_schema = An editor that knows JSON Schema completes it by { $schema }; { ask_blank_field }
ask_blank_field = `lacuna explain FIELD` explains a field.

## Values in a passage, and quotes that are not in the contract.

ask_value_meaning = { $words } ({ $meaning })
ask_duration = { $amount } { $unit }
ask_duration_unsure = { $amount } { $unit }, but words and figures differ
ask_date_unsure = the day is not certain
ask_unit_minutes = minutes
ask_unit_hours = hours
ask_unit_days = days
ask_unit_working_days = working days
ask_unit_weeks = weeks
ask_unit_months = months
ask_unit_years = years
ask_quote_at = its quote appears elsewhere in { $name }: { $place }
ask_quote_elsewhere = its quote appears elsewhere in { $name }
ask_quote_differs = its quote is not in { $name }, which has other words: `{ $found }` for `{ $quoted }`
ask_quote_altered = its quote is not in { $name }, which has other words
ask_quote_cut = its quote is cut off next to a word that changes its meaning in { $name }: `{ $words }`
ask_quote_struck = its quote appears in { $name } only in words that are deleted or hidden
ask_quote_unreadable = its quote is not in the readable part of { $name }; some pages cannot be read
ask_quote_missing = its quote is not in { $name }
