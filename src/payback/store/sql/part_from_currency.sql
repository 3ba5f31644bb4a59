-- Counts of a file that names a currency, known already without one: they stay where they are, and the amounts stand beside.
create temp table parted as
select s.* from loaded_metric s
semi join (select * from metric_daily where currency = '') using ({names})
anti join (select * from loaded_metric where currency = '') using ({names})
where s.currency <> '' and {measured}
