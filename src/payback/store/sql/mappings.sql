-- What tables mean that a person mapped by hand, the latest first.
select signature, header_json, columns_json, answers_json, file_name, created_at, created_by from mapping
where {where}
order by created_at desc, signature
