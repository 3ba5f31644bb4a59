-- How the numbers of one column are written; a cell without a mark tells nothing.
select {evidence}
from (select distinct {cell} as cell from {source} where contains({cell}, ',') or contains({cell}, '.'))
