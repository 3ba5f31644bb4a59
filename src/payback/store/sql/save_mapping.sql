insert into mapping by name
select ? as signature, ? as header_json, ? as columns_json, ? as answers_json, ? as file_name,
  ?::timestamp as created_at, ? as created_by
