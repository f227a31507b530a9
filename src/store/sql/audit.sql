-- name: audit_insert
insert into audit_event (at, person_id, action, subject, detail) values ($1, $2, $3, $4, $5)

-- name: audit_before
select id, at, person_id, action, subject, detail from audit_event where id < $1 order by id desc limit $2
