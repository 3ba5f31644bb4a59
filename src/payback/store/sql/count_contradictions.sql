select count(*) from (
  select 1 from loaded_{fact} semi join duplicate_keys_{fact} using ({key}) group by {key} having {differs}
)
