-- Counts of a file that names no currency, known already beside amounts in one: it is the same row.
update loaded_metric s set currency = t.currency
from (
  select {names}, min(currency) as currency
  from metric_daily semi join (select * from loaded_metric where currency = '') using ({names})
  group by {names} having min(currency) <> ''
) t
where s.currency = '' and {match}
  and not exists (select 1 from loaded_metric o where o.currency <> '' and {other})
