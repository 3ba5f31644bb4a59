-- Which measures any campaign, ad group or ad has: by days, or by periods only.
select measure from metric_monthly where level in ('campaign', 'ad_group', 'ad')
union
select measure from (unpivot (from metric_by_entity where period) on {names} into name measure value value)
