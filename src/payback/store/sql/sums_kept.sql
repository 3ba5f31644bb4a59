-- What the loaded rows come to, and what the current state holds under their keys of what they measured. Joined by
-- digests of the keys: texts take three times as long, and two keys of one digest do not happen.
with loaded as (select hash({key}) as digest {fields} from {loaded}),
current_state as (select hash({key}) as digest {fields} from {current})
select count(*), (select count(*) from loaded_{fact}), {sums}, {current_sums}
from loaded s join current_state t using (digest)
