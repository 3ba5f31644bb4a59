-- Campaigns, ad groups and ads, summed over their days; where no day is known, the longest period that is.
with wanted as (
  select * from metric_daily
  where level in ('campaign', 'ad_group', 'ad')
    and date_day >= coalesce(?::date, date_day) and date_end <= coalesce(?::date, date_end)
), days as (
  select platform, account_id, level, entity_id, currency, min(date_day) as first_date, max(date_end) as last_date,
    {sums}
  from wanted where date_end = date_day
  group by platform, account_id, level, entity_id, currency
), periods as (
  select platform, account_id, level, entity_id, currency, date_day as first_date, date_end as last_date, {doubles}
  from wanted anti join days using (platform, account_id, level, entity_id, currency)
  qualify row_number() over (
    partition by platform, account_id, level, entity_id, currency order by date_end - date_day desc, date_day desc
  ) = 1
)
select d.platform, d.account_id, d.level, d.entity_id, d.currency, e.name, e.campaign_name,
  d.* exclude (platform, account_id, level, entity_id, currency)
from (select * from days union all by name select * from periods) d
left join entity e using (platform, account_id, level, entity_id)
order by d.platform, d.account_id, d.level, d.entity_id, d.currency
