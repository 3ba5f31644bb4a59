update loaded_metric s set date_day = t.known_day, date_end = t.known_day from known_days t
where t.platform = s.platform and t.account_id = s.account_id and t.level = s.level and t.entity_id = s.entity_id
  and s.taken_on is not null and s.date_day = s.date_end and s.date_day <> t.known_day
