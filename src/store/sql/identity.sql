-- The password and whether the person is disabled, kept from changing until the transaction ends.
-- name: credentials_lock
update person set email = email where id = $1
returning password_hash, cast(case when disabled_at is null then 0 else 1 end as bigint)

-- name: credentials_find
select password_hash from person where id = $1

-- name: password_set
update person set password_hash = $2 where id = $1

-- name: session_insert
insert into session (token_hash, person_id, device, created_at, seen_at) values ($1, $2, $3, $4, $4)

-- name: session_find
select token_hash, person_id, device, created_at, seen_at from session where token_hash = $1

-- name: sessions_of
select token_hash, person_id, device, created_at, seen_at from session where person_id = $1
order by seen_at desc, created_at desc, token_hash

-- name: session_touch
update session set seen_at = $2 where token_hash = $1 and seen_at < $2

-- name: session_end
delete from session where token_hash = $1 and person_id = $2 returning person_id

-- name: sessions_end_others
delete from session where person_id = $1 and token_hash <> $2 returning person_id

-- name: sessions_end_all
delete from session where person_id = $1 returning person_id

-- name: sessions_forget
delete from session where seen_at < $1 or created_at < $2

-- name: api_token_insert
insert into api_token (person_id, name, token_hash, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)
returning id

-- name: api_token_by_hash
select id, person_id, name, scopes, created_at, expires_at, used_at from api_token
where token_hash = $1 and revoked_at is null

-- name: api_tokens_of
select id, person_id, name, scopes, created_at, expires_at, used_at from api_token
where person_id = $1 and revoked_at is null order by id

-- name: api_token_touch
update api_token set used_at = $2 where id = $1 and (used_at is null or used_at < $2)

-- name: api_token_revoke
update api_token set revoked_at = $3 where id = $1 and person_id = $2 and revoked_at is null returning id

-- name: api_tokens_revoke_all
update api_token set revoked_at = $2 where person_id = $1 and revoked_at is null returning id

-- name: link_insert
insert into one_time_link (token_hash, purpose, person_id, created_at, expires_at) values ($1, $2, $3, $4, $5)

-- name: link_find
select purpose, person_id, expires_at from one_time_link where token_hash = $1 and used_at is null

-- name: link_use
update one_time_link set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2
returning purpose, person_id, expires_at

-- name: links_drop_of_person
delete from one_time_link where person_id = $1 and used_at is null

-- name: links_drop_by_purpose
delete from one_time_link where person_id is null and purpose = $1 and used_at is null

-- name: links_forget
delete from one_time_link where expires_at < $1

-- The count of a key, kept from changing until the transaction ends; a new key starts at nothing.
-- name: throttle_lock
insert into throttle (key, failures, last_at) values ($1, 0, $2)
on conflict (key) do update set failures = throttle.failures returning failures, last_at

-- name: throttle_set
update throttle set failures = $2, last_at = $3 where key = $1

-- name: throttle_clear
delete from throttle where key = $1

-- name: throttle_forgive_one
update throttle set failures = failures - 1 where key = $1 and failures > 0

-- name: throttle_forget
delete from throttle where last_at < $1
