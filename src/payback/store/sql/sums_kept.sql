-- What the loaded rows come to, and what the current state holds under their keys of what they measured.
select count(*), (select count(*) from loaded_{fact}), {sums}, {current_sums}
from loaded_{fact} s join {current} t on {key_match}
