insert into plan by name
select coalesce((select max(plan_id) from plan), 0) + 1 as plan_id, ? as name, ? as params_json,
  ?::timestamp as created_at, ? as created_by
