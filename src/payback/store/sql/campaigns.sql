-- Campaigns, ad groups and ads, summed over their days; where no day is known, the longest period that is.
-- Whole months come from their sums; only the days of a month that is wanted in part are summed here.
with bounds as (select coalesce(?::date, '-infinity'::date) as since, coalesce(?::date, 'infinity'::date) as until),
whole as not materialized (
  select e.* from metric_by_entity e, bounds
  where level in ('campaign', 'ad_group', 'ad') and first_date >= since and last_date <= until
), parts as (
  select month, platform, account_id, level, entity_id, currency from metric_by_entity, bounds
  where level in ('campaign', 'ad_group', 'ad') and not period
    and (first_date < since or last_date > until) and last_date >= since and first_date <= until
), pieces as not materialized (
  select platform, account_id, level, entity_id, currency, first_date, last_date, {names} from whole where not period
  union all
  select platform, account_id, level, entity_id, currency, date_day, date_end, {cast}
  from metric_daily d semi join parts p
    on date_trunc('month', d.date_day) = p.month and d.platform = p.platform and d.account_id = p.account_id
    and d.level = p.level and d.entity_id = p.entity_id and d.currency = p.currency, bounds
  where date_day >= greatest(since, (select min(month) from parts)) and date_end <= until and date_end = date_day
), days as (
  select platform, account_id, level, entity_id, currency, min(first_date) as first_date, max(last_date) as last_date,
    {sums}
  from pieces group by platform, account_id, level, entity_id, currency
), periods as (
  select platform, account_id, level, entity_id, currency, first_date, last_date, {doubles}
  from whole anti join days using (platform, account_id, level, entity_id, currency)
  where period
  qualify row_number() over (
    partition by platform, account_id, level, entity_id, currency
    order by last_date - first_date desc, first_date desc
  ) = 1
)
select d.platform, d.account_id, d.level, d.entity_id, d.currency, e.name, e.campaign_name,
  d.* exclude (platform, account_id, level, entity_id, currency) {missing}
from (select * from days union all by name select * from periods) d
left join entity e using (platform, account_id, level, entity_id)
order by d.platform, d.account_id, d.level, d.entity_id, d.currency
