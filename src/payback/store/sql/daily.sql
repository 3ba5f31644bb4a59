-- One figure for each account, day, currency and measure, from the first level that measured it; posts and videos only in
-- months in which the account itself was not measured.
with days as (
  select month, date_day, platform, account_id, level, currency, {doubles} from metric_by_day
  where date_day >= coalesce(?::date, date_day) and date_day <= coalesce(?::date, date_day)
), figures as (unpivot days on {measures} into name measure value value), known as (
  select *, level in ('post', 'video') as published,
    bool_or(level in ('account', 'page')) over (partition by month, platform, account_id, currency, measure) as has_whole,
    min(list_position({levels}, level)) filter (level in ('post', 'video'))
      over (partition by month, platform, account_id, currency, measure) as first_published
  from figures
)
select date_day, platform, account_id, currency, measure, level, value
from known
where (published and not has_whole and list_position({levels}, level) = first_published)
  or (not published and (has_whole or first_published is null))
qualify rank() over (
  partition by date_day, platform, account_id, currency, measure
  order by list_position({levels}, level) nulls last
) = 1
order by all
