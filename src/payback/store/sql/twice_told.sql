select count(*) from (
  select 1 from arrived_{fact} semi join twice_{fact} using ({key}) group by {key} having {told}
)
