insert into stale_months_{fact}
select distinct date_trunc('month', date_day)::date, platform, account_id from {current} where date_day is not null
