-- Load for an API server: ConfigMaps of 1 KiB, one kind of write, as fast as the connections allow.
-- Arguments after "--": bearer token, write (create | merge-patch | apply), prefix of the names, objects to cycle over.

local count = 0
local patch_types = { ["merge-patch"] = "application/merge-patch+json", ["apply"] = "application/apply-patch+yaml" }

function init(args)
    token, write, prefix, objects = args[1], args[2], args[3], tonumber(args[4])
end

function request()
    count = count + 1
    local name = string.format("%s-%06d", prefix, write == "create" and count or count % objects + 1)
    local path = "/api/v1/namespaces/default/configmaps"
    local headers = { Authorization = "Bearer " .. token, ["Content-Type"] = patch_types[write] or "application/json" }
    local body = string.format('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s"},"data":{"value":"%d","payload":"%s"}}',
        name, count, string.rep("x", 1024))
    if write == "create" then
        return wrk.format("POST", path, headers, body)
    end
    local query = "?fieldManager=bench" .. (write == "apply" and "&force=true" or "")
    return wrk.format("PATCH", path .. "/" .. name .. query, headers, body)
end

function done(summary, latency)
    local refused = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    io.write(string.format("RESULT %d %d %d\n", summary.requests, summary.duration, refused))
end
