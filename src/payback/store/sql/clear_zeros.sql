update loaded_metric set {measure} = null where table_no = ? and platform = ? and account_id = ?
