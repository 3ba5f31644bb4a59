delete from {roll_up} m using (select distinct * from stale_months_{fact}) t
where m.month = t.month and m.platform = t.platform and m.account_id = t.account_id
