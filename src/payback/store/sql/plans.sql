select plan_id, name, params_json, created_at, created_by from plan where {where}
qualify row_number() over (partition by name order by plan_id desc) = 1
order by name
