create or replace temp table stale_months_{fact} (month date, platform varchar, account_id varchar)
