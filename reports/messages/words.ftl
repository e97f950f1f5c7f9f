### Words and phrases that every report shares.
### An id that ends in a value of the data (outcome_met, basis_law) is looked up by that value.

# The language of the page as a BCP 47 tag, with its script where the language has several.
language_tag = en

outcome_breached = Breached
outcome_not_stated = Not stated
outcome_met = Met
outcome_not_applicable = Not applicable

severity_critical = Critical
severity_high = High
severity_medium = Medium
severity_low = Low

basis_law = Law
basis_guidance = Guidance
basis_policy = House policy

verdict_stop = Do not sign
verdict_fix_first = Amend before signing
verdict_record_reasons = Record your reasons
verdict_no_objection = No objection from these rules
# Of an agreement that is signed or in force.
verdict_signed_stop = Suspend data sharing until amended
verdict_signed_fix_first = Amend before relying on it
verdict_signed_record_reasons = Record your reasons
verdict_signed_no_objection = No objection from these rules
# Of an agreement that has ended.
verdict_ended_stop = Do not sign such terms again
verdict_ended_fix_first = Amend before any renewal
verdict_ended_record_reasons = Record your reasons
verdict_ended_no_objection = No objection from these rules

# A day in its long form.
day = { $day } { $month } { $year }
month_1 = January
month_2 = February
month_3 = March
month_4 = April
month_5 = May
month_6 = June
month_7 = July
month_8 = August
month_9 = September
month_10 = October
month_11 = November
month_12 = December

# Values of facts.
value_true = yes
value_false = no
value_none = none
# Two whole sentences.
sentences = { $before } { $next }
value_list = { $before }, { $next }
value_list_more = { $n ->
    [one] { $list } and one more
   *[other] { $list } and { $n } more
  }
# Of a group of facts.
value_stated = stated
# Stands between the thousands of a number.
value_thousands = ,

# Stands in a rule's sentence for a fact that is not stated.
silent_hole = (not stated)

# Kinds of absence, in brackets or alone.
absence_silent = silent
absence_redacted = redacted
absence_by_reference = left to another document
absence_not_agreed = not agreed yet
absence_disputed = disputed
absence_not_applicable = recorded as not applicable
absence_not_read = not read

# Where words stand. A reference that begins with a digit takes the first form.
clause = Clause { $reference }
clause_and_page = Clause { $reference }, page { $page }
place_and_page = { $reference }, page { $page }
page = Page { $page }

# Stands on pages in another language.
rules_in_english = Model clauses are in English.

# Countries by their ISO codes; others are shown by the code.
country_GB = United Kingdom
country_IE = Ireland
country_US = United States
country_FR = France
country_DE = Germany
country_NL = Netherlands
country_BE = Belgium
country_LU = Luxembourg
country_ES = Spain
country_IT = Italy
country_PT = Portugal
country_SE = Sweden
country_DK = Denmark
country_NO = Norway
country_FI = Finland
country_PL = Poland
country_CH = Switzerland
country_AT = Austria
country_CA = Canada
country_AU = Australia
country_NZ = New Zealand
country_IN = India
country_CN = China
country_JP = Japan
country_KR = South Korea
country_SG = Singapore
country_IL = Israel
country_RU = Russia
country_BR = Brazil
country_ZA = South Africa
country_AE = United Arab Emirates

outcome_cannot_tell = Cannot tell
basis_benchmark = Benchmark
verdict_not_given = No legal verdict: the governing law is not known, or is not in these packs
verdict_signed_not_given = No legal verdict: the governing law is not known, or is not in these packs
verdict_data_without_law = No legal verdict: these packs do not hold the law on some of the data
verdict_ended_not_given = No legal verdict: the governing law is not known, or is not in these packs

# How a quote stands in its document.
quote_check_verbatim = Quote checked: it is in the document word for word.
quote_check_elsewhere = Quote checked: it is in the document word for word, but not in the clause or on the page named.
quote_check_joined = Quote checked: its parts are in the document in this order; the words between them are omitted.
quote_check_cut = Quote checked: the words are in the document, but the rest of their sentence qualifies them.
quote_check_altered = Quote checked: the document has slightly different words.
quote_check_gravely_altered = Quote checked: the document says something different.
quote_check_struck = Quote checked: the words are struck out or hidden in the document.
quote_check_not_found = Quote checked: the words are not in the document.
quote_check_unreadable = Quote not found: some pages of the document cannot be read.
quote_check_no_document = Quote not checked: the document was not available.
