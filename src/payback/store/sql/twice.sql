-- Keys that the file gives more than once.
create temp table twice_{fact} as
select {key} from arrived_{fact} group by {key} having count(*) > 1
