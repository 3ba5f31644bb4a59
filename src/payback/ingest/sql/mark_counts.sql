-- How the numbers of one column are written; a cell without a mark shows nothing.
select {counts}
from (select distinct {cell} as cell from {source} where contains({cell}, ',') or contains({cell}, '.'))
