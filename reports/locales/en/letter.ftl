### The letter that asks the vendor for what an agreement leaves open.

letter_to = To:
letter_from = From:
letter_date = Date:
letter_reference = Your reference:
letter_to_nobody = (the file names no vendor)
letter_from_nobody = (the file names no other party)
letter_subject = Questions about “{ $title }”
letter_invented = This agreement is invented. The letter is an example, and is not to be sent.
letter_none = We have read what we hold of this agreement against our rules, and have no question about what it leaves open.
letter_opening =
    { $n ->
        [one] We have read what we hold of this agreement against the law, official guidance and our own policies. One point that they turn on is left open. Please answer the question below.
       *[other] We have read what we hold of this agreement against the law, official guidance and our own policies. { $n } points that they turn on are left open. Please answer the questions below.
    }
letter_how = Please answer each in writing. Where a clause already gives the answer, name the clause and send its words. Where nothing is agreed, say so; we will then propose a term. An answer counts once it stands in the agreement.
letter_memorandum = The paper is a memorandum or a letter, and is no agreement to share data. If no data is to pass under it, please confirm that first: many of the questions then fall away.
letter_part_read = Only part of the text was before us. Where the rest gives an answer, please send it.
letter_not_read = The text itself was not before us. Please send it with your answers.
letter_no_blame = A question is not an accusation. It means that what we have read does not give the answer.
letter_part_critical = Questions that critical rules wait for
letter_part_high = Questions that rules of high severity wait for
letter_part_medium = Questions that rules of medium severity wait for
letter_part_low = Questions that rules of low severity wait for
letter_ask_silent = Please state { $label }.
letter_ask_redacted = Please disclose { $label }. The words are blacked out in our copy.
letter_ask_by_reference = Please send the document that settles { $label }. The text refers to it and does not contain it.
letter_ask_not_agreed = Please tell us what you propose on this point, which is not agreed yet: { $label }.
letter_ask_disputed = Please confirm which position holds on this point, on which the record disagrees: { $label }.
letter_ask_not_applicable = Please confirm, with the reason, that this point does not arise: { $label }.
letter_ask_reported = Please send the text that settles { $label }. We know it only from what others report.
letter_ask_unproved = Please confirm { $label } and the clause that states it. The words we recorded are not in our copy.
letter_ask_stated = Please complete what the text says on this point, which is not enough to judge by: { $label }.
letter_clause = Where we read it: { $place }.
letter_place = Where the answer is said to be: { $place }.
letter_reason = The reason we have noted: { $reason }
letter_position = One position: { $position }
letter_why = Why it matters:
letter_waiting =
    { $n ->
        [one] One rule waits for the answer:
       *[other] { $n } rules wait for the answer, among them:
    }
letter_waiting_all =
    { $n ->
        [one] One rule waits for the answer:
       *[other] { $n } rules wait for the answer:
    }
letter_waiting_many = Why it matters: { $n } rules wait for the answer, among them:
letter_rules = Our reference: { $pointer }; { $rules }
letter_rules_more = Our reference: { $pointer }; { $rules } and { $n } more
letter_answer = Answer, with clause and page:
letter_closing = These questions were drawn up by a program from a file about the agreement. They are not legal advice, and whoever sends them should read them first.
letter_signed = Name and office:
