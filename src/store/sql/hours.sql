-- name: hours_mapping_find
select body from hours_mapping where employer_id = $1

-- name: hours_mapping_put
insert into hours_mapping (employer_id, body, updated_at) values ($1, $2, $3)
on conflict (employer_id) do update set body = excluded.body, updated_at = excluded.updated_at

-- name: upload_insert
insert into upload (id, person_id, employer_id, name, content, created_at) values ($1, $2, $3, $4, $5, $6)

-- name: upload_find
select id, person_id, employer_id, name, content, created_at from upload where id = $1

-- name: upload_remove
delete from upload where id = $1

-- name: uploads_forget
delete from upload where created_at < $1

-- All but the newest of a person's.
-- name: uploads_keep_newest
delete from upload where person_id = $1 and id not in (
  select id from upload where person_id = $1 order by created_at desc, id limit $2)

-- name: imported_line_find
select fingerprint, agreement_id, seq from imported_line where employer_id = $1 and line_key = $2

-- name: imported_line_put
insert into imported_line (employer_id, line_key, fingerprint, agreement_id, seq) values ($1, $2, $3, $4, $5)
on conflict (employer_id, line_key)
do update set fingerprint = excluded.fingerprint, agreement_id = excluded.agreement_id, seq = excluded.seq

-- name: imported_lines_of_entry
select line_key from imported_line where employer_id = $1 and agreement_id = $2 and seq = $3 order by line_key
