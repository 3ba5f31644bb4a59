-- What is decided and written down after a plan: only ever added to. Costs of a hire are written down here as well; the
-- table that was meant for them was never written to.
create table if not exists journal (
  entry_id bigint not null, kind varchar not null, name varchar not null, content_json varchar not null,
  created_at timestamp not null, created_by varchar not null
);
insert into import_lock values ('journal', 0);
drop table if exists cost_monthly;
