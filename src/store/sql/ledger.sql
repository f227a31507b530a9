-- name: ledger_lock
update ledger_head set seq = seq where agreement_id = $1 returning seq, hash

-- name: ledger_head
select seq, hash from ledger_head where agreement_id = $1

-- name: ledger_advance
update ledger_head set seq = $2, hash = $3 where agreement_id = $1

-- name: ledger_begin
insert into ledger_head (agreement_id, seq, hash) values ($1, 0, $2)

-- name: ledger_append
insert into ledger (agreement_id, seq, kind, day, at, by_person, subject, code, minutes, level, amount, detail, note, device,
                    work_order, competencies, hash)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)

-- name: ledger_entry
select seq, kind, day, at, by_person, subject, code, minutes, level, amount, detail, note, device, work_order, competencies, hash
from ledger where agreement_id = $1 and seq = $2

-- name: ledger_of_day
select seq, kind, day, at, by_person, subject, code, minutes, level, amount, detail, note, device, work_order, competencies, hash
from ledger where agreement_id = $1 and day = $2 order by seq

-- name: ledger_since_day
select seq, kind, day, at, by_person, subject, code, minutes, level, amount, detail, note, device, work_order, competencies, hash
from ledger where agreement_id = $1 and day >= $2 order by seq

-- name: ledger_after
select seq, kind, day, at, by_person, subject, code, minutes, level, amount, detail, note, device, work_order, competencies, hash
from ledger where agreement_id = $1 and seq > $2 order by seq limit $3

-- name: totals_of
select body from totals where agreement_id = $1

-- name: totals_save
insert into totals (agreement_id, body) values ($1, $2) on conflict (agreement_id) do update set body = excluded.body

-- name: open_entry_put
insert into open_entry (agreement_id, seq, state, since) values ($1, $2, $3, $4)
on conflict (agreement_id, seq) do update set state = excluded.state

-- name: open_entry_remove
delete from open_entry where agreement_id = $1 and seq = $2

-- name: open_entries_of
select l.seq, l.kind, l.day, l.at, l.by_person, l.subject, l.code, l.minutes, l.level, l.amount, l.detail, l.note, l.device,
       l.work_order, l.competencies, l.hash, o.state, o.since
from open_entry o join ledger l on l.agreement_id = o.agreement_id and l.seq = o.seq
where o.agreement_id = $1 order by o.seq

-- name: return_of
select reason.seq, reason.kind, reason.day, reason.at, reason.by_person, reason.subject, reason.code, reason.minutes, reason.level,
       reason.amount, reason.detail, reason.note, reason.device, reason.work_order, reason.competencies, reason.hash
from ledger reason
where reason.agreement_id = $1 and reason.day = $2 and reason.subject = $3 and reason.kind = 'return'
order by reason.seq desc limit 1

-- name: queue_of_mentor
select distinct o.agreement_id
from agreement_mentor m
join agreement a on a.id = m.agreement_id and a.state = 'active' and a.apprentice_id <> $1
join open_entry o on o.agreement_id = m.agreement_id and o.state = 'waiting'
where m.person_id = $1 and m.from_day <= $2 and (m.to_day is null or m.to_day >= $2)

-- name: queue_of_employer
select distinct o.agreement_id
from agreement a
join open_entry o on o.agreement_id = a.id and o.state = 'waiting'
where a.employer_id = $1 and a.state = 'active' and a.apprentice_id <> $2

-- name: waiting_since
select since from open_entry where agreement_id = $1 and state = 'waiting' order by since

-- name: waiting_count
select count(*) from open_entry where agreement_id = $1 and state = 'waiting'

-- name: idempotency_find
select fingerprint, outcome from idempotency where person_id = $1 and key = $2

-- name: idempotency_put
insert into idempotency (person_id, key, fingerprint, outcome, at) values ($1, $2, $3, $4, $5)

-- name: idempotency_forget
delete from idempotency where at < $1
