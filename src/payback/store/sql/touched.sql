create or replace temp table touched_{fact} (month date, platform varchar, account_id varchar)
