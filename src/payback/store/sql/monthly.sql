-- One figure for each account, month, currency and measure. Levels of advertisements and of the account itself hold each
-- day once; what posts and videos have gathered in their lives stands in where nothing else measured it.
with figures as (
  select *, list_position({levels}, level) as place, level in ('account', 'page') as whole, level = 'post' as post,
    level = 'video' as video
  from metric_monthly
  where measure in ({measures})
    and month >= coalesce(?::date, month) and month <= coalesce(?::date, month)
), known as (
  select *, bool_or(whole) over same as has_whole, bool_or(post) over same as has_post,
    bool_or(video) over same as has_video
  from figures
  window same as (partition by month, platform, account_id, currency, measure)
)
select month, platform, account_id, currency, measure, arg_min(level, place) as level,
  least(sum(days), day(last_day(month)))::bigint as days,
  if(measure in ({running}), arg_min(value, place), sum(value))::double as value
from known
where whole or (post and not has_whole) or (video and not has_whole and not has_post)
  or (not whole and not post and not video and (has_whole or not (has_post or has_video)))
group by month, platform, account_id, currency, measure
order by all
