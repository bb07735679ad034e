-- Every call is a generated, typed function (functions.generated.ts). What the generator cannot read from the
-- catalogue is declared here; a position in search results keeps its microseconds, which a JavaScript
-- timestamp would lose.
drop function definer_metrics(timestamptz);
drop function definer_search(tsquery, tsquery, text, timestamptz, uuid, integer);

create function definer_search(
  query tsquery, also tsquery, wanted_kind text, before_at timestamptz, before_id uuid, max_rows integer
) returns table (ref_id uuid, conversation_id uuid, at text)
  language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  with matched as materialized (
    select d.ref_id, d.tenant_id, d.kind, d.conversation_id, d.at from search_documents d
    where d.terms @@ query and (also is null or ts_match_vq(d.terms, also))
  )
  select m.ref_id, m.conversation_id, to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from matched m
  where m.tenant_id = any ((select current_tenants())::uuid[])
    and m.kind = wanted_kind and (m.at, m.ref_id) < (before_at, before_id)
  order by m.at desc, m.ref_id desc limit max_rows
$$;
comment on function definer_search(tsquery, tsquery, text, timestamptz, uuid, integer) is 'nullable: also, conversation_id';
grant create on schema public to waqtor_definer;
alter function definer_search(tsquery, tsquery, text, timestamptz, uuid, integer) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke execute on function definer_search(tsquery, tsquery, text, timestamptz, uuid, integer) from public;
grant execute on function definer_search(tsquery, tsquery, text, timestamptz, uuid, integer) to waqtor_app;
comment on function definer_oldest_due(timestamptz) is 'nullable: due_at';
