-- What is stored where the column of zeros would overwrite it.
select count(*), sum(t.{measure})::double
from loaded_metric s join metric_daily t on {key_match}
where s.table_no = ? and s.platform = ? and s.account_id = ? and s.{measure} = 0 and t.{measure} <> 0
