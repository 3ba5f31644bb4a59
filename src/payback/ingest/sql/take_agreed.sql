update typed_cells set {figures} from agreed_rows a where {line} = a.line
