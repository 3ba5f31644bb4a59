-- Keys that several rows share: equal ads on one day are real rows.
create table shared_keys as select {key}, count(*) as n from metric_rows group by all having count(*) > 1
