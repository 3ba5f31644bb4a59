update loaded_{fact} s set account_id = t.known_id from known_accounts t
where t.platform = s.platform and t.account_id = s.account_id
