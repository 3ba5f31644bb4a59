-- Months whose sums no longer hold; asked before and after, for a row may move from one month to another.
insert into touched_{fact}
select distinct date_trunc('month', t.date_day)::date, t.platform, t.account_id
from {current} t semi join delta_{fact} s on {match}
where t.date_day is not null
