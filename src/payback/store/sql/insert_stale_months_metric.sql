-- Months whose sums no longer hold; the day is part of the key, so that no row can move.
insert into stale_months_metric
select distinct date_trunc('month', date_day)::date, platform, account_id from delta_metric
