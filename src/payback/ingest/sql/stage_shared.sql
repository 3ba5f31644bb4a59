-- Keys that several rows share: equal ads on one day are real rows.
create table shared as select {names}, count(*) as n from keyed group by all having count(*) > 1
